package dev.kanak.agent.fsm;

import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Source;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.TopicRules;
import java.util.Map;
import java.util.Optional;

/** Understands what the caller says in the light of what was asked, and remembers the numbers in it. */
final class Ear {

    private final Understanding understanding;
    private final TopicRules topics;
    private final Memory memory;
    private final KnownNumbers known;

    Ear(Understanding understanding, TopicRules topics, Memory memory, KnownNumbers known) {
        this.understanding = understanding;
        this.topics = topics;
        this.memory = memory;
        this.known = known;
    }

    /** Understands the words; "Thursday eleven" tells a time too, though a day was asked. */
    Heard hear(String text) {
        known.add(text, Source.CALLER);
        Heard heard = understanding.hear(text, memory.question.slot(), memory.slots(), memory.now);
        Map<String, Object> values = heard.slots().values();
        if (values.containsKey(SlotName.DATE) && !values.containsKey(SlotName.TIME)) {
            Object time = understanding
                    .hear(text, Optional.of(SlotName.TIME), memory.slots(), memory.now)
                    .slots()
                    .values()
                    .get(SlotName.TIME);
            heard = time == null ? heard : heard.and(SlotName.TIME, time);
        }
        known.add(heard.slots().values(), Source.CALLER);
        return heard.with(topics.hear(Words.of(heard.text())));
    }
}
