package dev.kanak.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.Heard;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    static List<Arguments> everyEvent() {
        return List.of(
                Arguments.of(
                        new CallEvent.CallStarted(0, "c1", "r1"),
                        "{'type':'call.started','at_ms':0,'call_id':'c1','resume_token':'r1'}"),
                Arguments.of(new CallEvent.SpeechStarted(10), "{'type':'speech.started','at_ms':10}"),
                Arguments.of(new CallEvent.SpeechStopped(20), "{'type':'speech.stopped','at_ms':20}"),
                Arguments.of(
                        new CallEvent.PartialTranscript(30, "u1", "पचास", Language.HINDI),
                        "{'type':'transcript.partial','at_ms':30,'utterance_id':'u1','text':'पचास','language':'hi'}"),
                Arguments.of(
                        new CallEvent.FinalTranscript(40, "u1", "pachas gram", Language.HINGLISH, 0.9),
                        "{'type':'transcript.final','at_ms':40,'utterance_id':'u1','text':'pachas gram','language':'hinglish'}"),
                Arguments.of(
                        new CallEvent.TurnEnded(50, "u1", "silence"),
                        "{'type':'turn.ended','at_ms':50,'utterance_id':'u1','reason':'silence'}"),
                Arguments.of(
                        new CallEvent.StateChanged(
                                60, "QUALIFY", "QUOTE", Map.of("gold_weight_g", new BigDecimal("50.5"))),
                        "{'type':'state.changed','at_ms':60,'from':'QUALIFY','to':'QUOTE','slots':{'gold_weight_g':50.5}}"),
                Arguments.of(
                        new CallEvent.ToolCalled(70, "t1", "check_eligibility", Map.of("items", List.of(22))),
                        "{'type':'tool.called','at_ms':70,'tool_call_id':'t1','name':'check_eligibility','arguments':{'items':[22]}}"),
                Arguments.of(
                        new CallEvent.ToolFinished(
                                80, "t1", "check_eligibility", true, Map.of("max_loan_quoted_inr", 480_000)),
                        "{'type':'tool.finished','at_ms':80,'tool_call_id':'t1','ok':true,'result':{'max_loan_quoted_inr':480000}}"),
                Arguments.of(
                        new CallEvent.KnowledgeFound(90, "documents", List.of("documents.hi")),
                        "{'type':'knowledge.found','at_ms':90,'query':'documents','articles':['documents.hi']}"),
                Arguments.of(
                        new CallEvent.AgentText(
                                100, "a1", "How many grams?", Language.ENGLISH, Optional.of("gold_weight_g")),
                        "{'type':'agent.text','at_ms':100,'turn_id':'a1','text':'How many grams?','language':'en','asked_slot':'gold_weight_g'}"),
                Arguments.of(
                        new CallEvent.AgentText(100, "a1", "Goodbye.", Language.ENGLISH, Optional.empty()),
                        "{'type':'agent.text','at_ms':100,'turn_id':'a1','text':'Goodbye.','language':'en','asked_slot':null}"),
                Arguments.of(
                        new CallEvent.AgentAudioStarted(110, "a1"),
                        "{'type':'agent.audio_started','at_ms':110,'turn_id':'a1'}"),
                Arguments.of(
                        new CallEvent.AgentUnsaid(115, "a1"), "{'type':'agent.unsaid','at_ms':115,'turn_id':'a1'}"),
                Arguments.of(
                        new CallEvent.AgentAudioStopped(120, "a1", new Heard("How many", 480, true)),
                        "{'type':'agent.audio_stopped','at_ms':120,'turn_id':'a1','heard':'How many','heard_ms':480,'acknowledged':true}"),
                Arguments.of(
                        new CallEvent.TurnResumed(125, "u2"),
                        "{'type':'turn.resumed','at_ms':125,'utterance_id':'u2'}"),
                Arguments.of(
                        new CallEvent.AgentInterrupted(130, "a1"),
                        "{'type':'agent.interrupted','at_ms':130,'turn_id':'a1'}"),
                Arguments.of(
                        new CallEvent.Degraded(140, "knowledge", "search_failed"),
                        "{'type':'degraded','at_ms':140,'component':'knowledge','reason':'search_failed'}"),
                Arguments.of(
                        new CallEvent.CallEnded(150, "hangup"), "{'type':'call.ended','at_ms':150,'reason':'hangup'}"),
                Arguments.of(
                        new CallEvent.Failed(160, "internal", "It failed."),
                        "{'type':'error','at_ms':160,'code':'internal','message':'It failed.'}"),
                Arguments.of(
                        new CallEvent.TurnMetrics(170, turn()),
                        "{'type':'turn.metrics','at_ms':170,'call_id':'c1','turn_id':'a1','utterance_id':'u1',"
                                + "'caller_language':'hi','reply_language':'en','speech_end':1000,'endpoint':1300,"
                                + "'stt_final':1350,'knowledge_ready':null,'first_token':1360,'first_clause':1361,"
                                + "'tts_first_audio':1400,'first_packet_out':1420,'voice_to_voice':420,"
                                + "'inference_tier':'embedded','speculation':{'begun':2,'used':1,'wasted':1,'saved_ms':40},"
                                + "'knowledge':{'searches':1,'remembered':1,'incomplete':0,'segments':0,"
                                + "'segment_rows':0,'ahead':true},'articles':['documents.hi'],"
                                + "'heard':{'text':'एक','ms':310,'acknowledged':false},'frames_dropped':0}"));
    }

    private static TurnRecord turn() {
        return new TurnRecord(
                "c1",
                "a1",
                "u1",
                Language.HINDI,
                Language.ENGLISH,
                OptionalLong.of(1_000),
                OptionalLong.of(1_300),
                OptionalLong.of(1_350),
                OptionalLong.empty(),
                OptionalLong.of(1_360),
                OptionalLong.of(1_361),
                OptionalLong.of(1_400),
                OptionalLong.of(1_420),
                OptionalLong.of(420),
                "embedded",
                new TurnRecord.Speculation(2, 1, 1, 40),
                Optional.of(new SearchEffort(1, 1, 0, 0, 0, true)),
                List.of("documents.hi"),
                Optional.of(new Heard("एक", 310, false)),
                0);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isWrittenAsTheContractSays(CallEvent event, String json) {
        assertThat(EventJson.of(event)).isEqualTo(json.replace('\'', '"'));
    }
}
