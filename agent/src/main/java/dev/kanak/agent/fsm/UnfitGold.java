package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.Tokens;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Gold that nothing is lent on, or that cannot be: bars, none at all, zero grams, fifty kilos, thirty karat, ounces. */
final class UnfitGold {

    /** Grams beyond which a weight is misheard or idle. */
    private static final BigDecimal MOST_GRAMS = BigDecimal.valueOf(1000);

    private static final BigDecimal MOST_KARAT = BigDecimal.valueOf(24);
    private static final Set<String> ORNAMENTS =
            Set.of("item.coin", "item.chain", "item.ring", "item.bangle", "item.necklace", "item.earring");

    private static final BigDecimal NO_KARAT = BigDecimal.valueOf(100);

    private final Memory memory;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;

    UnfitGold(Conversation.Parts parts, Heard heard, Reply reply) {
        this.memory = parts.memory();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
    }

    /** Says why nothing is lent on it; false if there is nothing wrong with the gold. */
    boolean take() {
        boolean primary = heard.topics().has(Topic.PRIMARY_GOLD);
        if (primary && heard.slots().values().containsKey(SlotName.WEIGHT) && several()) {
            memory.wantsLoan = true;
            reply.answer(voice.say("no_loan.PRIMARY_GOLD_NOT_ACCEPTED"));
            reply.answer(voice.say("gold.ornaments_only"));
            reply.asks(Question.WEIGHT);
            return true;
        }
        boolean bars = primary && ORNAMENTS.stream().noneMatch(heard.concepts()::has);
        if (bars) {
            memory.helped = true;
            reply.answer(voice.say("no_loan.PRIMARY_GOLD_NOT_ACCEPTED"));
            return true;
        }
        if (heard.topics().has(Topic.NO_GOLD) && !heard.slots().values().containsKey(SlotName.WEIGHT)) {
            memory.wantsLoan = false;
            memory.helped = true;
            reply.answer(voice.say("no_loan.NO_GOLD"));
            return true;
        }
        return weight() || karat();
    }

    /** Bars and something else in one breath, with weights that belong to both. */
    private boolean several() {
        return ORNAMENTS.stream().anyMatch(heard.concepts()::has);
    }

    private boolean weight() {
        boolean much = heard.slots().values().get(SlotName.WEIGHT) instanceof BigDecimal grams
                && grams.compareTo(MOST_GRAMS) > 0;
        boolean odd =
                before("gram", "tola").filter(number -> number.signum() == 0).isPresent()
                        || heard.concepts().has("ounce");
        if (!much && !odd) {
            return false;
        }
        memory.wantsLoan = true;
        reply.answer(voice.say(much ? "gold.too_much" : "gold.in_grams"));
        reply.asks(Question.WEIGHT);
        return true;
    }

    private boolean karat() {
        boolean odd = before("karat", "karat")
                .filter(number -> number.compareTo(MOST_KARAT) > 0 && number.compareTo(NO_KARAT) < 0)
                .isPresent();
        if (!odd || heard.slots().values().containsKey(SlotName.PURITY)) {
            return false;
        }
        memory.wantsLoan = true;
        reply.answer(voice.say("gold.karat_impossible"));
        reply.asks(Question.PURITY);
        return true;
    }

    /** The number right before a word of one of two concepts. */
    private Optional<BigDecimal> before(String concept, String other) {
        return NumberReader.read(Tokens.of(heard.text())).stream()
                .filter(span -> heard.concepts().hasAt(span.to(), concept)
                        || heard.concepts().hasAt(span.to(), other))
                .map(NumberSpan::value)
                .findFirst();
    }
}
