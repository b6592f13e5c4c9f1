package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.wording.Spoken;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says a value back once: one that was changed, one that was converted in its own unit, and one that few callers have. */
final class Acknowledgement {

    private static final List<String> SLOTS =
            List.of(SlotName.WEIGHT, SlotName.PURITY, SlotName.AMOUNT, SlotName.TENURE);

    /** So much gold is said back: "four eighty" may be what was heard of "for eighty". */
    private static final double MUCH_GOLD_G = 200;

    private final Memory memory;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;

    Acknowledgement(Memory memory, Voice voice, Heard heard, Reply reply) {
        this.memory = memory;
        this.voice = voice;
        this.heard = heard;
        this.reply = reply;
    }

    /** Says what of these values is to be said back; to be called before they are taken. */
    void say(Map<String, Object> values) {
        for (String slot : SLOTS) {
            Optional<Object> value = Optional.ofNullable(values.get(slot));
            value.flatMap(_ -> Spoken.slot(values, slot)).ifPresent(spoken -> say(slot, value.get(), spoken));
        }
        boolean hundredfold =
                heard.slots().has(Mark.CONVERTED) || heard.concepts().has("saikda");
        if (hundredfold) {
            Spoken.slot(values, SlotName.RATE).ifPresent(rate -> reply.add(voice.say("ack.yearly_rate", "rate", rate)));
        }
    }

    private void say(String slot, Object value, Spoken spoken) {
        Optional<Object> before = Optional.ofNullable(memory.slots().get(slot));
        boolean weight = slot.equals(SlotName.WEIGHT);
        boolean changed = before.isPresent() && !before.get().equals(value);
        boolean sum = weight && !Objects.equals(value, heard.slots().values().get(slot));
        if (changed && sum) {
            reply.add(voice.say("ack.total", "weight", spoken));
        } else if (changed || (before.isPresent() && heard.slots().has(Mark.CORRECTION))) {
            reply.add(voice.say("ack.corrected", "value", spoken));
        } else if (weight && heard.slots().has(Mark.CONVERTED)) {
            reply.add(voice.say("ack.converted", "weight", spoken));
        } else if (weight && before.isEmpty() && isMuch(value)) {
            reply.add(voice.say("ack.corrected", "value", spoken));
        }
    }

    private static boolean isMuch(Object grams) {
        return grams instanceof Number number && number.doubleValue() >= MUCH_GOLD_G;
    }
}
