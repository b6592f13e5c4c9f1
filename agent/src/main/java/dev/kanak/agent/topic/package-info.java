/**
 * What an utterance is about beyond its intent: danger, anger, objections, errands. Entry type:
 * {@link dev.kanak.agent.topic.TopicRules}. Pure; immutable, thread-safe.
 */
@NullMarked
package dev.kanak.agent.topic;

import org.jspecify.annotations.NullMarked;
