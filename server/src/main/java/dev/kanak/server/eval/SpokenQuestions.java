package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kanak.core.speech.Language;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions of a file, asked in calls: some in each, after the caller has agreed to the recording. */
final class SpokenQuestions {

    private static final int IN_A_CALL = 8;
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T11:00:00+05:30");

    private SpokenQuestions() {}

    /** One call of a caller who asks questions in one language. */
    record Call(String language, DialogueScript script) {

        /** Holds the call: every turn but the first, as it was heard. */
        List<HeardTurn> hold(SpokenDialogues calls) throws InterruptedException {
            var listener = new HeardTurn.Listener();
            SpokenDialogue _ = calls.hold(script, listener);
            return listener.turns().stream().skip(1).toList();
        }
    }

    /** The calls in which all questions are asked, by language. */
    static List<Call> calls(List<JsonLine> questions) {
        Map<Language, List<String>> byLanguage = new LinkedHashMap<>();
        for (JsonLine line : questions) {
            Language language = line.language().orElseThrow(() -> line.problem("names no language"));
            byLanguage.computeIfAbsent(language, _ -> new ArrayList<>()).add(line.text("question"));
        }
        List<Call> calls = new ArrayList<>();
        byLanguage.forEach((language, texts) -> {
            for (int from = 0; from < texts.size(); from += IN_A_CALL) {
                calls.add(call(language, texts.subList(from, Math.min(texts.size(), from + IN_A_CALL))));
            }
        });
        return calls;
    }

    private static Call call(Language language, List<String> questions) {
        List<DialogueScript.Turn> turns = new ArrayList<>();
        turns.add(speech(language == Language.ENGLISH ? "yes, that is fine" : "जी हाँ, ठीक है"));
        questions.forEach(question -> turns.add(speech(question)));
        String id = "questions-" + language.code() + "-" + questions.hashCode();
        return new Call(
                language.code(),
                new DialogueScript(
                        id,
                        language.code(),
                        "",
                        NOW,
                        Map.of(),
                        List.copyOf(turns),
                        Map.of(),
                        MissingNode.getInstance()));
    }

    private static DialogueScript.Turn speech(String text) {
        return new DialogueScript.Turn("speech", text, Optional.empty());
    }
}
