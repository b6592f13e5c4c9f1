package dev.kanak.benchmarks.rag;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Passages as long as those of the knowledge base, about 40 words. */
final class Passages {

    static final List<String> TEXTS = List.of(
            "गोल्ड लोन पर ब्याज सालाना दर से लगता है और रोज़ के बकाया मूलधन पर गिना जाता है। दर सोने की शुद्धता, लोन"
                    + " की रकम और चुकाने के तरीके पर निर्भर करती है। समय पर ब्याज देने पर छूट मिलती है, देर होने पर"
                    + " अतिरिक्त शुल्क लगता है।",
            "A gold loan needs proof of identity and of address, a photograph and, above a certain amount, a PAN card."
                    + " Bring the originals; the branch copies them and gives them back at once. No income proof is asked"
                    + " for.",
            "किश्त चुकाने के चार तरीके हैं: हर महीने ब्याज और आखिर में मूलधन, बराबर किश्तें, अवधि के अंत में सब एक"
                    + " साथ, या जब चाहें तब हिस्सा। भुगतान शाखा में, यूपीआई से या बैंक खाते से अपने आप हो सकता है।",
            "If the loan is not repaid, reminders come by phone and by letter. The gold is auctioned only after a"
                    + " notice in writing and a waiting time, and what is left over after the dues is paid back to the"
                    + " customer.");

    private Passages() {}

    /**
     * Candidates of a search that is unsure.
     *
     * @param count how many
     */
    static List<FoundPassage> candidates(int count) {
        List<FoundPassage> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "p" + i;
            var passage = new Passage(id, id, Language.HINDI, "", TEXTS.get(i % TEXTS.size()), Map.of());
            candidates.add(
                    new FoundPassage(passage, 0.9 - i * 0.02, OptionalDouble.empty(), OptionalDouble.empty(), 0.6));
        }
        return candidates;
    }
}
