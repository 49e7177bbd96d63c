package io.enantio.peak.retention;

import java.util.List;

/**
 * Shape of the peaks of a channel, learned from the run: width of each peak, extent of the group to both sides, and
 * the outer flanks (the front of the first, the tail of the last peak), taken for those of all peaks of the channel.
 *
 * @param halfLeftMin apex to half height, in front, of each place
 * @param halfRightMin apex to half height, behind
 * @param front outer flank in front, in heights, at distances of {@code stepMin} from the apex
 * @param tail outer flank behind
 */
public record ChannelShape(
        List<Double> halfLeftMin, List<Double> halfRightMin, Flank front, Flank tail, double widthScatter) {

    /**
     * One side of a peak of height 1.
     *
     * @param heights at 0, 1, 2 ... steps from the apex, never rising
     * @param reachMin distance at which it meets the baseline
     */
    public record Flank(List<Double> heights, double stepMin, double reachMin) {
        public Flank {
            heights = List.copyOf(heights);
        }

        /** Area beyond a distance from the apex, per height, minutes. */
        public double areaBeyond(double distanceMin) {
            double place = Math.max(distanceMin, 0) / stepMin;
            int first = (int) Math.ceil(place);
            if (first >= heights.size()) {
                return 0;
            }
            double area = (first - place) * (at(place) + heights.get(first)) / 2;
            for (int i = first; i + 1 < heights.size(); i++) {
                area += (heights.get(i) + heights.get(i + 1)) / 2;
            }
            return area * stepMin;
        }

        /** Height at a distance from the apex. */
        public double atDistance(double distanceMin) {
            return at(Math.max(distanceMin, 0) / stepMin);
        }

        private double at(double place) {
            int below = (int) place;
            if (below + 1 >= heights.size()) {
                return 0;
            }
            return heights.get(below) + (place - below) * (heights.get(below + 1) - heights.get(below));
        }
    }

    public ChannelShape {
        halfLeftMin = List.copyOf(halfLeftMin);
        halfRightMin = List.copyOf(halfRightMin);
    }

    /** Width at half height of the peak at a place, minutes. */
    public double widthMin(int place) {
        return halfLeftMin.get(place) + halfRightMin.get(place);
    }

    /** Mean width of the channel's peaks, minutes. */
    public double fwhmMin() {
        double sum = 0;
        for (int place = 0; place < halfLeftMin.size(); place++) {
            sum += widthMin(place);
        }
        return sum / halfLeftMin.size();
    }
}
