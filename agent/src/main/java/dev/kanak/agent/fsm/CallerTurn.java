package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one utterance does: it fills slots, answers the question asked, asks something itself, or steers the call. */
final class CallerTurn {

    private static final int LEAST_PHONE_DIGITS = 7;
    /** A number long enough to belong to a person; it is not searched for. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){5,}");

    private static final List<String> ACKNOWLEDGED =
            List.of(SlotName.WEIGHT, SlotName.PURITY, SlotName.AMOUNT, SlotName.TENURE);

    /** Slots that answer the agent though they do not show that a loan is wanted. */
    private static final Set<String> ANSWERING = Set.of(SlotName.CITY, SlotName.PINCODE, SlotName.HALLMARKED);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final Steering steering;
    private final boolean recordsConsent;
    private final Heard heard;
    private final Reply reply;
    private final List<DialogueAction> actions;

    CallerTurn(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.steering = new Steering(parts, heard, reply);
        this.recordsConsent = parts.recordsConsent();
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }

    /** Takes the utterance; false if nothing in it was understood. */
    boolean take() {
        boolean consented = consent();
        if (steering.take()) {
            return true;
        }
        if (heard.slots().has(Mark.UNKNOWN) && heard.slots().isEmpty() && (nothingKnown() || answer())) {
            return true;
        }
        boolean filled = fill();
        boolean asked = question();
        if (filled || asked) {
            return true;
        }
        return consented || contact() || answer() || greet();
    }

    /** Settles the recording question; true if the utterance answered it. */
    private boolean consent() {
        if (memory.knows(SlotName.CONSENT)) {
            return false;
        }
        boolean asked = memory.question == Question.CONSENT;
        if (!asked && !heard.concepts().has("recording")) {
            return false;
        }
        Polarity polarity = Polarity.ofConsent(heard.concepts(), otherMatter());
        boolean lastChance = asked && memory.consentAskedAgain;
        if (polarity == Polarity.NONE && !lastChance) {
            return false;
        }
        boolean granted = polarity == Polarity.YES;
        memory.slots().put(SlotName.CONSENT, granted);
        if (recordsConsent) {
            Map<String, Object> arguments = Map.of("kind", "recording", "granted", granted);
            actions.add(new DialogueAction.CallTool(steps.of(Steps.RECORD_CONSENT, arguments)));
        }
        acknowledgeConsent(polarity);
        return polarity != Polarity.NONE;
    }

    private void acknowledgeConsent(Polarity polarity) {
        boolean nothingElseYet = !otherMatter() && !memory.wantsLoan && !memory.helped;
        if (polarity == Polarity.NO && nothingElseYet) {
            reply.answer(voice.say("consent.no_help"));
            reply.asks(Question.NEED);
        } else {
            reply.add(voice.say(polarity == Polarity.YES ? "consent.yes" : "consent.no"));
        }
    }

    private boolean otherMatter() {
        if (!heard.slots().isEmpty()) {
            return true;
        }
        return heard.intent()
                .filter(intent -> switch (intent) {
                    case AFFIRM, DENY, GREET, PRIVACY_STOP, GOODBYE, CORRECTION, HOLD -> false;
                    default -> true;
                })
                .isPresent();
    }

    /** Puts the values heard into the slots; true if there were any. */
    private boolean fill() {
        if (heard.slots().has(Mark.WANTS_MAXIMUM) && memory.question == Question.AMOUNT) {
            memory.wantsMaximum = true;
            return true;
        }
        if (heard.slots().has(Mark.MIXED_PURITY)) {
            memory.wantsLoan = true;
            reply.answer(voice.say("qualify.items"));
            reply.asks(Question.WEIGHT);
            return true;
        }
        boolean aboutPrice = heard.is(Intent.ASK_GOLD_PRICE);
        if (heard.slots().isEmpty() || aboutPrice) {
            return false;
        }
        Map<String, Object> values = heard.slots().values();
        if ("gold_purchase".equals(values.get(SlotName.PURPOSE))) {
            reply.answer(voice.say("no_loan.BUYS_GOLD"));
        }
        boolean gold = values.keySet().stream().anyMatch(Steps.LOAN_SLOTS::contains);
        memory.wantsLoan |= gold;
        if (gold) {
            memory.forgive(Steps.ELIGIBILITY);
            memory.forgive(Steps.LOAN);
        } else {
            memory.forgive(Steps.BRANCHES);
        }
        acknowledge(values);
        values.forEach(this::put);
        return values.keySet().stream().anyMatch(slot -> gold || ANSWERING.contains(slot));
    }

    private void put(String slot, Object value) {
        if (slot.equals(SlotName.WEIGHT)) {
            List.of(SlotName.ITEMS, SlotName.NET_WEIGHT, SlotName.STONE_WEIGHT, slot + "_min", slot + "_max").stream()
                    .filter(stale -> !heard.slots().values().containsKey(stale))
                    .forEach(memory.slots()::remove);
        } else if (slot.equals(SlotName.AMOUNT) || slot.equals(SlotName.TENURE)) {
            memory.slots().remove(slot + "_min");
            memory.slots().remove(slot + "_max");
            memory.wantsMaximum &= !slot.equals(SlotName.AMOUNT);
        } else if (slot.equals(SlotName.CITY) && !value.equals(memory.slots().get(slot))) {
            memory.slots().remove(SlotName.LOCALITY);
        }
        memory.slots().put(slot, value);
    }

    /** Says a changed value once; a new one if nothing else answers the caller. */
    private void acknowledge(Map<String, Object> values) {
        for (String slot : ACKNOWLEDGED) {
            Optional<Spoken> spoken = Spoken.slot(values, slot);
            if (spoken.isEmpty()) {
                continue;
            }
            Object before = memory.slots().get(slot);
            boolean changed = before != null && !before.equals(values.get(slot));
            if (changed || (before != null && heard.slots().has(Mark.CORRECTION))) {
                reply.add(voice.say("ack.corrected", "value", spoken.get()));
            } else if (slot.equals(SlotName.WEIGHT) && heard.slots().has(Mark.CONVERTED)) {
                reply.add(voice.say("ack.converted", "weight", spoken.get()));
            }
        }
    }

    /** Takes a question of the caller; true if it was one that is answered. */
    private boolean question() {
        Optional<Intent> intent = heard.intent();
        if (intent.isEmpty()) {
            return false;
        }
        return switch (intent.get()) {
            case ASK_GOLD_PRICE -> price();
            case ASK_EMI -> emi();
            case ASK_ELIGIBLE_AMOUNT -> eligible();
            case GOLD_LOAN_ENQUIRY -> enquiry();
            case FIND_BRANCH -> branch();
            case BOOK_APPOINTMENT -> appointment();
            case ASK_INTEREST_RATE,
                    ASK_REPAYMENT,
                    ASK_DOCUMENTS,
                    ASK_FEES,
                    BALANCE_TRANSFER,
                    COMPARE_COMPETITOR,
                    ASK_SAFETY_AUCTION,
                    ASK_CLOSURE_RELEASE -> choosesProduct() || lookUp();
            case GREET,
                    PROVIDE_DETAILS,
                    AFFIRM,
                    DENY,
                    CORRECTION,
                    REPEAT,
                    SLOWER,
                    CHANGE_LANGUAGE,
                    REQUEST_HUMAN,
                    IDENTITY,
                    COMPLAINT,
                    OUT_OF_SCOPE,
                    INJECTION,
                    PRIVACY_STOP,
                    GOODBYE,
                    HOLD -> false;
        };
    }

    /** "Bullet" in answer to the product question is a choice, not a question about bullet loans. */
    private boolean choosesProduct() {
        return memory.question == Question.PRODUCT && !heard.asks() && memory.knows(SlotName.PRODUCT);
    }

    private boolean price() {
        Map<String, Object> purity = heard.slots().values().containsKey(SlotName.PURITY)
                ? heard.slots().values()
                : memory.slots();
        Map<String, Object> arguments =
                purity.get(SlotName.PURITY) instanceof Integer karat ? Map.of(SlotName.PURITY, karat) : Map.of();
        ask(Steps.PRICE, arguments);
        return true;
    }

    private void ask(String tool, Map<String, Object> arguments) {
        var request = steps.of(tool, arguments);
        actions.add(new DialogueAction.CallTool(request));
        reply.await(request.id());
        memory.helped = true;
    }

    /** An instalment is computed once the amount and the length are known; else explained, and they are asked for. */
    private boolean emi() {
        memory.wantsLoan = true;
        memory.slots().put(SlotName.PRODUCT, "EMI");
        memory.forget(Steps.LOAN);
        boolean computable = memory.tenure().isPresent()
                && (steps.principal().isPresent() || memory.amount().isPresent());
        return computable || memory.weight().isPresent() || lookUp();
    }

    private boolean eligible() {
        memory.wantsLoan = true;
        memory.forgive(Steps.ELIGIBILITY);
        if (heard.slots().isEmpty()) {
            memory.forget(Steps.ELIGIBILITY);
        }
        return true;
    }

    private boolean enquiry() {
        memory.wantsLoan = true;
        boolean explain = heard.asks() && heard.slots().isEmpty();
        if (explain) {
            return lookUp();
        }
        if (heard.slots().isEmpty() && reply.sentences().isEmpty()) {
            reply.add(voice.say("certainly"));
        }
        return true;
    }

    private boolean branch() {
        if (heard.concepts().hasAny("timing", "saturday", "time")
                && heard.slots().isEmpty()) {
            return lookUp();
        }
        memory.wantsBranch = true;
        memory.unskip(Question.CITY);
        memory.helped = true;
        if (heard.slots().isEmpty()) {
            memory.forget(Steps.BRANCHES);
            reply.asks(memory.knows(SlotName.CITY) ? Question.MORE : Question.CITY);
        }
        return true;
    }

    private boolean appointment() {
        memory.wantsBranch = true;
        return steering.said("appointment.later", false);
    }

    /** Searches the lender's knowledge for the caller's words. */
    boolean lookUp() {
        String query = LONG_NUMBER.matcher(heard.text()).replaceAll("");
        actions.add(new DialogueAction.FindKnowledge(query, voice.language()));
        reply.await(Conversation.knowledgeId(query));
        memory.helped = true;
        return true;
    }

    /** Takes a yes, a no or "I don't know" to the question asked; true if it was one. */
    private boolean answer() {
        Question asked = memory.question;
        Polarity polarity = heard.polarity();
        boolean unknown = heard.slots().has(Mark.UNKNOWN);
        return switch (asked) {
            case WEIGHT, PURITY -> (unknown || polarity == Polarity.NO) && unknown(asked);
            case AMOUNT, PRODUCT, TENURE, CITY -> (unknown || polarity == Polarity.NO) && skip(asked);
            case REDUCED -> polarity != Polarity.NONE && reduced(polarity);
            case MORE, NEED -> polarity != Polarity.NONE && more(polarity);
            case TRY_AGAIN -> polarity != Polarity.NONE && (polarity == Polarity.YES || steering.goodbye());
            case CONSENT, NONE -> false;
        };
    }

    /** "Neither the weight nor the karat": the branch will tell both. */
    private boolean nothingKnown() {
        if (!heard.concepts().has("karat") || !heard.concepts().hasAny("weightword", "gram")) {
            return false;
        }
        memory.wantsLoan = true;
        memory.wantsBranch = true;
        memory.skip(Question.WEIGHT);
        memory.skip(Question.PURITY);
        reply.answer(voice.say("branch.assay"));
        return true;
    }

    private boolean unknown(Question asked) {
        if (memory.unknown(asked) == 1) {
            reply.answer(voice.example(asked));
            reply.asks(asked);
        } else {
            memory.skip(asked);
            memory.skip(Question.PURITY);
            memory.wantsBranch = true;
            reply.answer(voice.say("branch.assay"));
        }
        return true;
    }

    private boolean skip(Question asked) {
        memory.skip(asked);
        return true;
    }

    private boolean reduced(Polarity polarity) {
        if (polarity == Polarity.YES) {
            steps.quote().ifPresent(quote -> {
                memory.accepted = Optional.of(quote.most());
                quote.spokenMost().ifPresent(most -> reply.answer(voice.say("quote.reduced_yes", "max", most)));
            });
        } else {
            memory.reductionDeclined = true;
        }
        return true;
    }

    private boolean more(Polarity polarity) {
        if (polarity == Polarity.NO) {
            return steering.goodbye();
        }
        reply.add(voice.say("certainly"));
        reply.asks(Question.NEED);
        return true;
    }

    /** A name or a telephone number is not taken in this version and not kept. */
    private boolean contact() {
        boolean phone = heard.digits().length() >= LEAST_PHONE_DIGITS;
        return (phone || heard.concepts().hasAny("name", "number")) && steering.said("contact.later", false);
    }

    private boolean greet() {
        if (!heard.is(Intent.GREET)) {
            return false;
        }
        reply.add(voice.say("hello"));
        return true;
    }
}
