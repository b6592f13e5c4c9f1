package dev.kanak.agent.fsm;

import dev.kanak.agent.wording.Spoken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The approved sentence for what a sentence is about, with the value that the tool gave: the instalment, the limit, the price. */
final class ApprovedFigures {

    private static final Pattern INSTALMENT =
            Pattern.compile("(?iu)\\b(emi|instal?lments?|kist|kisht)\\b|किस्त|ईएमआई|ई एम आई");
    private static final Pattern PRICE =
            Pattern.compile("(?iu)\\b(per gram|a gram|gold (rate|price)|bhaa?v)\\b|प्रति ग्राम|भाव");
    private static final Pattern LIMIT = Pattern.compile(
            "(?iu)\\b(up to|get|eligible|maximum|limit|milega|mil sakta|banta hai)\\b|मिल सक|मिलेगा|बनता है|सीमा");

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;

    ApprovedFigures(Memory memory, Steps steps, Voice voice) {
        this.memory = memory;
        this.steps = steps;
        this.voice = voice;
    }

    /** Empty if no tool has answered what the sentence is about. */
    Optional<String> insteadOf(String sentence) {
        if (INSTALMENT.matcher(sentence).find()) {
            return memory.answer(Steps.LOAN).flatMap(this::instalment);
        }
        if (PRICE.matcher(sentence).find()) {
            return memory.lastPrice.map(price -> voice.say("price", price));
        }
        return LIMIT.matcher(sentence).find()
                ? steps.quote()
                        .filter(Quote::lends)
                        .flatMap(Quote::spokenMost)
                        .map(most -> voice.say("quote.max", "max", most))
                : Optional.empty();
    }

    private Optional<String> instalment(Map<String, Object> loan) {
        Map<String, Spoken> places = new HashMap<>();
        Spoken.rupees(loan, "principal_inr").ifPresent(amount -> places.put("amount", amount));
        Spoken.slot(loan, "tenure_months").ifPresent(months -> places.put("tenure", months));
        Spoken.rupees(loan, "emi_inr").ifPresent(emi -> places.put("emi", emi));
        return places.size() == 3 ? Optional.of(voice.say("loan.emi", places)) : Optional.empty();
    }
}
