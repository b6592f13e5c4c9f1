package dev.kanak.server.eval;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the dialogues that succeeded, by language, in text and as calls, and prints each miss as it comes. */
final class DialogueReport {

    private final PrintWriter print;
    private final Map<String, int[]> byLanguage = new TreeMap<>();
    private final List<String> transcripts = new ArrayList<>();
    private boolean calls;

    DialogueReport(PrintWriter print) {
        this.print = print;
    }

    /** Counts a dialogue held in text. */
    void add(HeldDialogue text) {
        List<String> missed = DialogueScore.missed(text);
        count(text.script(), 1, missed.isEmpty());
        if (!missed.isEmpty()) {
            print.printf("%s %s: %s%n", text.script().id(), text.script().title(), String.join("; ", missed));
            print.flush();
        }
        keep(text, missed);
    }

    /** Counts a dialogue held in text and as a call. */
    void add(HeldDialogue text, SpokenDialogue call) {
        calls = true;
        DialogueScript script = text.script();
        List<String> missedInText = DialogueScore.missed(text);
        List<String> missed = DialogueScore.missed(call.held());
        count(script, 1, missedInText.isEmpty());
        count(script, 2, missed.isEmpty());
        if (missed.isEmpty() != missedInText.isEmpty()) {
            print.printf("%s %s: text %s%n", script.id(), script.title(), missedInText.isEmpty() ? "ok" : missedInText);
            print.printf("  as a call: %s%n", missed.isEmpty() ? "ok" : String.join("; ", missed));
            call.exchanges().stream()
                    .filter(line -> !line.right())
                    .forEach(line -> print.printf("    said  %s%n    heard %s%n", line.words(), line.heard()));
            print.flush();
        }
        keep(call.held(), missed);
    }

    private void count(DialogueScript script, int column, boolean succeeded) {
        int[] count = byLanguage.computeIfAbsent(script.language(), _ -> new int[3]);
        count[0] += column == 1 ? 1 : 0;
        count[column] += succeeded ? 1 : 0;
    }

    private void keep(HeldDialogue held, List<String> missed) {
        transcripts.add("%s %s %s%n%s%n"
                .formatted(held.script().id(), held.script().title(), missed, String.join("\n", held.transcript())));
    }

    /** Prints the successes of each language and of all. */
    void total() {
        int[] all = new int[3];
        for (var entry : byLanguage.entrySet()) {
            line("dialogues " + entry.getKey(), entry.getValue());
            for (int i = 0; i < all.length; i++) {
                all[i] += entry.getValue()[i];
            }
        }
        line("dialogues", all);
        print.flush();
    }

    private void line(String what, int[] count) {
        if (calls) {
            print.printf("%s: %d of %d in text, %d of %d as calls%n", what, count[1], count[0], count[2], count[0]);
        } else {
            print.printf("%s: %d of %d%n", what, count[1], count[0]);
        }
    }

    /** Every dialogue as it was held last. */
    List<String> transcripts() {
        return List.copyOf(transcripts);
    }
}
