package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;

/** What the caller wants done: a visit, a call back, a message, no more calls. Begins it; asking goes on from there. */
final class Wishes extends TurnPart {

    private final Errands errands;

    Wishes(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
        this.errands = parts.errands();
    }

    /** Begins what is wanted; false if nothing is. */
    boolean take() {
        if (heard.topics().has(Topic.NO_CALLS) || heard.wish(SlotName.DO_NOT_CALL)) {
            return noCalls();
        }
        if (heard.topics().has(Topic.CANCELS_VISIT)) {
            return cancels();
        }
        boolean declines = heard.topics().has(Topic.NOT_VISITING)
                && !heard.slots().has(Mark.NOT_THAT_DAY)
                && !heard.slots().has(Mark.NOT_THAT_TIME);
        if (declines) {
            declineVisit();
        }
        boolean begun = message() || callBack() || (!declines && visit());
        return begun || declines || transfer();
    }

    private boolean noCalls() {
        memory.slots().put(SlotName.DO_NOT_CALL, true);
        memory.sellingStopped = true;
        memory.lineNumber.ifPresent(number -> memory.slots().putIfAbsent(SlotName.PHONE, number));
        errands.begin(Errand.NO_CALLS);
        if (!memory.marketingRefused && parts.tools().contains(Steps.RECORD_CONSENT)) {
            actions.add(new DialogueAction.CallTool(Errands.consent("marketing", false)));
        }
        reply.add(voice.say(memory.marketingRefused ? "no_calls.again" : "no_calls.sorry"));
        memory.marketingRefused = true;
        return true;
    }

    /** What is being arranged is dropped; what stands from before only a person can take back. */
    private boolean cancels() {
        boolean open = memory.errand.isPresent();
        memory.endErrand();
        memory.visitDeclined = true;
        reply.answer(voice.say(open ? "errand.dropped" : "visit.cancel"));
        memory.helped = true;
        return true;
    }

    private void declineVisit() {
        memory.visitDeclined = true;
        if (memory.errand.filter(Errand.VISIT::equals).isPresent()) {
            memory.endErrand();
        }
    }

    private boolean message() {
        boolean whatsapp = heard.topics().has(Topic.WHATSAPP);
        if (!whatsapp && !heard.topics().has(Topic.SMS)) {
            return false;
        }
        if (!errands.possible(Errand.SUMMARY)) {
            reply.answer(voice.say("contact.later"));
            return true;
        }
        memory.channel = whatsapp ? "whatsapp" : "sms";
        errands.begin(Errand.SUMMARY);
        memory.served = false;
        return true;
    }

    private boolean callBack() {
        if (!heard.topics().has(Topic.CALL_BACK)) {
            return false;
        }
        memory.slots().put(SlotName.CALLBACK, true);
        if (!errands.possible(Errand.CALL_BACK)) {
            reply.answer(voice.say("contact.later"));
            return true;
        }
        errands.begin(Errand.CALL_BACK);
        memory.served = false;
        return true;
    }

    private boolean visit() {
        if (!heard.is(Intent.BOOK_APPOINTMENT) || heard.topics().has(Topic.COMES_ALONG)) {
            return false;
        }
        memory.wantsBranch = true;
        if (!errands.possible(Errand.VISIT)) {
            reply.answer(voice.say("appointment.later"));
            return true;
        }
        boolean callsComes = memory.errand.filter(Errand.CALL_BACK::equals).isPresent();
        if (!callsComes) {
            errands.begin(Errand.VISIT);
        }
        memory.visitDeclined = false;
        memory.served = false;
        return true;
    }

    /** A loan that runs elsewhere and is to come here. */
    private boolean transfer() {
        boolean elsewhere = heard.topics().has(Topic.TRANSFER)
                || (heard.slots().values().containsKey(SlotName.OUTSTANDING)
                        && heard.slots().values().containsKey(SlotName.LENDER_TYPE))
                || (heard.is(Intent.BALANCE_TRANSFER) && !heard.asks() && !memory.transfer);
        boolean here = heard.topics().has(Topic.TOP_UP) && !heard.topics().has(Topic.TRANSFER);
        if (!elsewhere || heard.asks() || (here && !heard.slots().values().containsKey(SlotName.OUTSTANDING))) {
            return false;
        }
        memory.transfer = true;
        memory.wantsLoan = true;
        return true;
    }
}
