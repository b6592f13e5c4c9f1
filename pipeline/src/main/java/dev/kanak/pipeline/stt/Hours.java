package dev.kanak.pipeline.stt;

import java.util.Map;

/** Hindi words that are heard for an hour of the clock: "गिरा बजे" is "ग्यारह बजे". Pure. */
final class Hours {

    private static final String CLOCK = "बजे";

    /** By what is heard: as people say the hour, and words that sound like it and that no clock strikes. */
    private static final Map<String, String> HEARD = Map.ofEntries(
            Map.entry("गिरा", "ग्यारह"),
            Map.entry("ग्यारा", "ग्यारह"),
            Map.entry("ग्यारे", "ग्यारह"),
            Map.entry("गयारा", "ग्यारह"),
            Map.entry("ज्ञारह", "ग्यारह"),
            Map.entry("बारा", "बारह"),
            Map.entry("साथ", "सात"),
            Map.entry("हाथ", "आठ"),
            Map.entry("दास", "दस"),
            Map.entry("दश", "दस"),
            Map.entry("छे", "छह"),
            Map.entry("चे", "छह"),
            Map.entry("पाच", "पाँच"),
            Map.entry("नो", "नौ"),
            Map.entry("तीर", "तीन"),
            Map.entry("टीन", "तीन"));

    private Hours() {}

    /** The word, or the hour that it stands for before the word for the clock. */
    static String before(String next, String word) {
        return next.equals(CLOCK) ? HEARD.getOrDefault(word, word) : word;
    }
}
