package dev.kanak.pipeline.graph;

import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.util.function.Supplier;

/**
 * The engines a call hears and speaks with; shared by all calls.
 *
 * @param stt recogniser
 * @param vad makes one voice activity detector per call
 * @param endOfTurn judges whether words are a whole turn
 * @param tts voice
 */
public record CallEngines(SpeechToText stt, Supplier<VoiceActivity> vad, EndOfTurn endOfTurn, TextToSpeech tts) {}
