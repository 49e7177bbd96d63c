package io.enantio.peak.learn;

import io.enantio.peak.fit.BoundedStep;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import java.util.List;
import java.util.Optional;

/**
 * One shape fitted to many traces at once. Shared: spacings, ln sigma, ln(tau/sigma), relative widths, slow tail, load. Each
 * trace has its own place and, under priors, its own small changes of the spacings and of ln sigma; these are eliminated trace
 * by trace (Schur complement), so that the cost grows linearly with the traces.
 */
public final class SharedShapeFit {
    private static final int ROUNDS = 3;
    private static final int STEPS = 25;
    private static final int TRIALS = 6;
    private static final double SMALL_GAIN = 1e-3;

    private final List<Member> members;
    private final FitLayout layout;
    private final GaussianPrior prior;
    private final double[] shared;
    private double damping = 1e-3;
    private double cost;

    private SharedShapeFit(List<Member> members, GaussianPrior prior, double[] start) {
        this.members = members;
        this.layout = members.get(0).trace().layout();
        this.prior = prior;
        this.shared = start.clone();
    }

    /**
     * Fits the shape.
     *
     * @param prior of the shared parameters, numbered as in {@link FitLayout}; its number 0 (the place) is not used
     * @param start first guess, numbered likewise
     */
    static SharedShapeFit of(List<Member> members, GaussianPrior prior, double[] start, MapFit.Setting setting) {
        SharedShapeFit fit = new SharedShapeFit(members, prior, start);
        members.parallelStream().forEach(member -> {
            member.trace().weighEqually(setting.noise().variance(0));
            fit.evaluate(member);
        });
        for (int round = 0; round < ROUNDS; round++) {
            members.parallelStream().forEach(member -> {
                member.trace().weigh(setting.noise());
                member.trace().load(setting.countsMinOfLoadOne());
                fit.evaluate(member);
            });
            fit.cost = fit.total();
            fit.descend();
        }
        return fit;
    }

    private void descend() {
        for (int step = 0; step < STEPS; step++) {
            double before = cost;
            improve();
            if (before - cost <= SMALL_GAIN) {
                return;
            }
        }
    }

    private void improve() {
        Normal normal = new Normal();
        double[] oldShared = shared.clone();
        List<double[]> oldStates =
                members.stream().map(member -> member.state().clone()).toList();
        double before = cost;
        for (int trial = 0; trial < TRIALS; trial++) {
            if (normal.step(damping) && (cost = evaluateAll()) <= before) {
                damping = Math.max(1e-9, damping * 0.1);
                return;
            }
            System.arraycopy(oldShared, 0, shared, 0, shared.length);
            for (int i = 0; i < members.size(); i++) {
                System.arraycopy(oldStates.get(i), 0, members.get(i).state(), 0, oldStates.get(i).length);
            }
            damping = Math.max(1e-3, damping * 10);
        }
        damping = 1e-2;
        cost = evaluateAll();
    }

    private double evaluateAll() {
        members.parallelStream().forEach(this::evaluate);
        return total();
    }

    private void evaluate(Member member) {
        member.trace().evaluate(theta(member, shared, member.state()));
    }

    private double total() {
        double sum = prior.distance(shared);
        for (Member member : members) {
            sum += member.trace().cost() + member.own().distance(member.state());
        }
        return sum;
    }

    /** A trace's own parameter vector: the shared one with its place and its own changes. */
    private double[] theta(Member member, double[] common, double[] state) {
        double[] theta = common.clone();
        theta[0] = state[0];
        for (int k = 1; k <= layout.peaks(); k++) {
            theta[k] += state[k];
        }
        layout.limit(theta);
        return theta;
    }

    /** The normal equations of the shared parameters, each trace's own ones still known so that they can follow. */
    private final class Normal {
        private final List<double[][]> information = members.parallelStream()
                .map(member -> member.trace().information())
                .toList();
        private final List<double[]> pull =
                members.stream().map(member -> member.trace().pull()).toList();

        boolean step(double damp) {
            int p = layout.size();
            double[][] matrix = new double[p][p];
            double[] right = new double[p];
            for (int i = 0; i < members.size(); i++) {
                if (!eliminate(i, damp, matrix, right)) {
                    return false;
                }
            }
            double[] priorPull = prior.pull(shared);
            for (int i = 0; i < p; i++) {
                right[i] += priorPull[i];
                for (int j = 0; j < p; j++) {
                    matrix[i][j] += prior.precision(i, j);
                }
                matrix[i][i] *= 1 + damp;
            }
            double[] before = shared.clone();
            Optional<double[]> next = BoundedStep.of(layout, shared, matrix, right);
            next.ifPresent(found -> System.arraycopy(found, 0, shared, 0, p));
            return next.isPresent() && follow(before, damp);
        }

        private boolean eliminate(int i, double damp, double[][] matrix, double[] right) {
            Optional<SchurComplement> eliminated =
                    SchurComplement.of(members.get(i), information.get(i), pull.get(i), damp);
            eliminated.ifPresent(found -> found.addTo(matrix, right));
            return eliminated.isPresent();
        }

        private boolean follow(double[] before, double damp) {
            double[] moved = new double[shared.length];
            for (int k = 0; k < moved.length; k++) {
                moved[k] = shared[k] - before[k];
            }
            for (int i = 0; i < members.size(); i++) {
                Optional<SchurComplement> own =
                        SchurComplement.of(members.get(i), information.get(i), pull.get(i), damp);
                if (own.isEmpty()) {
                    return false;
                }
                own.get().follow(moved, members.get(i).state());
            }
            return true;
        }
    }

    public FitLayout layout() {
        return layout;
    }

    /** The shared parameters, numbered as in {@link FitLayout}. */
    public double[] shared() {
        return shared.clone();
    }

    public double cost() {
        return cost;
    }

    GaussianPrior prior() {
        return prior;
    }

    /** Number of points of all traces together. */
    int points() {
        return members.stream()
                .mapToInt(member -> member.trace().points().size())
                .sum();
    }

    /** Sum of squared standardised residuals per degree of freedom. */
    double reducedChiSquare() {
        double sum = 0;
        int freedom = -layout.size();
        for (Member member : members) {
            sum += member.trace().cost();
            freedom += member.trace().points().size() - member.trace().linearTerms() - 1;
        }
        return freedom > 0 ? sum / freedom : 1;
    }

    public boolean hasOnlyPositiveAreas() {
        return members.stream().allMatch(Member::hasOnlyPositiveAreas);
    }

    public List<Member> members() {
        return members;
    }

    /** Precision of the shared parameters by the data and the prior; row and column 0 (the time) have no meaning. */
    public double[][] precision() {
        int p = layout.size();
        double[][] matrix = new double[p][p];
        for (Member member : members) {
            SchurComplement.of(
                            member, member.trace().information(), member.trace().pull(), 0)
                    .ifPresent(found -> found.addTo(matrix, new double[p]));
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                matrix[i][j] += prior.precision(i, j);
            }
        }
        return matrix;
    }

    /**
     * A trace of a shared fit.
     *
     * @param own prior of its place, its changes of the spacings, its change of ln sigma
     */
    public record Member(VariableProjection trace, GaussianPrior own, double[] state) {

        static Member of(VariableProjection trace, GaussianPrior own) {
            return new Member(trace, own, own.mean());
        }

        boolean hasOnlyPositiveAreas() {
            for (int j = 0; j < trace.layout().peaks(); j++) {
                if (!(trace.coefficient(j) > 0)) {
                    return false;
                }
            }
            return true;
        }
    }
}
