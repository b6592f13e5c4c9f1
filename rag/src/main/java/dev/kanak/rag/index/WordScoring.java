package dev.kanak.rag.index;

/**
 * How the words of a topic are weighed, whatever the class of the question.
 *
 * @param saturation BM25's k1, at least 0: the higher, the more a repeated word counts
 * @param length BM25's b, 0 to 1: how far long texts are held to be long-winded
 * @param scattered share of its score that a topic keeps in which no two words of the question are near each other, 0 to 1; 1
 *     if nearness does not count
 * @param stretch content words of a text that are near each other, at least 1
 */
public record WordScoring(float saturation, float length, double scattered, int stretch) {

    /** For a lender's articles, each of which is about one thing as a whole. */
    public static final WordScoring KNOWLEDGE = new WordScoring(1.2f, 0.75f, 1, 6);

    /** For texts of any subject, of which one sentence answers; chosen on the even questions of XQuAD, flat around it. */
    public static final WordScoring ANY_SUBJECT = new WordScoring(0.9f, 0.5f, 0.5, 6);

    public WordScoring {
        if (saturation < 0 || length < 0 || length > 1 || scattered < 0 || scattered > 1 || stretch < 1) {
            throw new IllegalArgumentException("saturation must be at least 0, length and scattered 0 to 1, stretch at"
                    + " least 1, were " + saturation + ", " + length + ", " + scattered + " and " + stretch);
        }
    }
}
