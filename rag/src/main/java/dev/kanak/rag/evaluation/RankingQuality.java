package dev.kanak.rag.evaluation;

import java.util.List;

/** How high the one right answer stands in rankings. Not thread-safe. */
public final class RankingQuality {

    private static final int DEPTH = 10;

    private int questions;
    private double first;
    private double gain;

    /** Counts one ranking, best first. */
    public void add(List<String> ranking, String right) {
        int place = ranking.indexOf(right);
        questions++;
        first += place == 0 ? 1 : 0;
        gain += place >= 0 && place < DEPTH ? Math.log(2) / Math.log(place + 2.0) : 0;
    }

    /** Share of questions with the right answer in the first place. */
    public double first() {
        return questions == 0 ? Double.NaN : first / questions;
    }

    /** Mean nDCG@10. */
    public double gain() {
        return questions == 0 ? Double.NaN : gain / questions;
    }

    public int questions() {
        return questions;
    }
}
