package io.enantio.peak.pooled;

/**
 * Normal equations of one injection: the information of its traces about its own parameters, about those that the run shares, and
 * about both together; square matrices are whole, row by row.
 */
final class Normal {
    final int own;
    final int shared;
    final double[] ownOwn;
    final double[] ownShared;
    final double[] sharedShared;
    final double[] pullOwn;
    final double[] pullShared;

    /** Gradient of half the cost by the own and by the shared parameters, downwards. */
    static final class Pull {
        final double[] own;
        final double[] shared;

        Pull(int own, int shared) {
            this.own = new double[own];
            this.shared = new double[shared];
        }
    }

    private Normal(Normal other, double[] pullOwn, double[] pullShared) {
        own = other.own;
        shared = other.shared;
        ownOwn = other.ownOwn;
        ownShared = other.ownShared;
        sharedShared = new double[0];
        this.pullOwn = pullOwn;
        this.pullShared = pullShared;
    }

    /** The same without the square of the shared parameters, which is the largest part and only needed as a sum. */
    Normal withoutSquare() {
        return new Normal(this, pullOwn, pullShared);
    }

    /** The same information with the pulls of other parameters near by. */
    Normal with(Pull pull) {
        return new Normal(this, pull.own, pull.shared);
    }

    Normal(int own, int shared) {
        this.own = own;
        this.shared = shared;
        ownOwn = new double[own * own];
        ownShared = new double[own * shared];
        sharedShared = new double[shared * shared];
        pullOwn = new double[own];
        pullShared = new double[shared];
    }
}
