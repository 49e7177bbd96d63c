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

    private Normal(Normal other) {
        own = other.own;
        shared = other.shared;
        ownOwn = other.ownOwn;
        ownShared = other.ownShared;
        sharedShared = new double[0];
        pullOwn = other.pullOwn;
        pullShared = other.pullShared;
    }

    /** The same without the square of the shared parameters, which is the largest part and only needed as a sum. */
    Normal withoutSquare() {
        return new Normal(this);
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
