package dev.kanak.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller is known again only with consent, and only by the right name. */
class RememberedCallersTest {

    private static final String NUMBER = "9822012345";

    @TempDir
    Path folder;

    private TestTools tools;

    @BeforeEach
    void open() {
        tools = new TestTools(folder, 2);
    }

    @AfterEach
    void close() {
        tools.close();
    }

    private void consent(String call, String kind, boolean granted) {
        tools.call(call, "record_consent", Map.of("kind", kind, "granted", granted, "phone", NUMBER));
    }

    private void remember(String call) {
        tools.call(
                call,
                "remember_caller",
                Map.of(
                        "phone",
                        NUMBER,
                        "name",
                        "सुनीता देवी",
                        "city",
                        "Pune",
                        "gold_weight_g",
                        new BigDecimal("23.33"),
                        "purity_karat",
                        22));
    }

    private Map<String, Object> recall() {
        return tools.call("later", "recall_caller", Map.of("phone", NUMBER));
    }

    private Map<String, Object> recall(String name) {
        return tools.call("later", "recall_caller", Map.of("phone", NUMBER, "name", name));
    }

    @Nested
    class Consent {

        @Test
        void withoutItNothingIsKept() {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> remember("c1"))
                    .withMessageContaining("has not agreed to be remembered");
            assertThat(tools.rows("SELECT * FROM remembered_callers")).isEmpty();
            assertThat(recall()).isEqualTo(Map.of("remembered", false));
        }

        @Test
        void toUseTheDataForARequestIsNoneToBeRemembered() {
            consent("c1", "data_use", true);

            assertThatExceptionOfType(ToolException.class).isThrownBy(() -> remember("c1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"remember", "data_use"})
        void takenBackInALaterCallForgetsAtOnce(String kind) {
            consent("c1", "remember", true);
            remember("c1");
            consent("c2", kind, false);

            assertThat(tools.rows("SELECT * FROM remembered_callers")).isEmpty();
            assertThat(recall("सुनीता देवी")).isEqualTo(Map.of("recognised", false));
        }
    }

    @Nested
    class Recognition {

        @BeforeEach
        void sunitaIsRemembered() {
            consent("c1", "remember", true);
            remember("c1");
        }

        @Test
        void aNumberAloneTellsOnlyThatSomeoneIsRemembered() {
            assertThat(recall()).isEqualTo(Map.of("remembered", true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"सुनीता देवी", "सुनीता", "Sunita Devi", "sunita"})
        void theRightNameInAnyScriptTellsTheRest(String name) {
            assertThat(recall(name))
                    .containsEntry("recognised", true)
                    .containsEntry("city", "Pune")
                    .containsEntry("gold_weight_g", new BigDecimal("23.330"))
                    .containsEntry("purity_karat", 22);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Ramesh", "Devi", "Anita Devi", "सुमित्रा"})
        void aWrongNameGetsTheAnswerOfAnUnknownNumber(String name) {
            assertThat(recall(name)).isEqualTo(Map.of("recognised", false));
        }

        @Test
        void aVisitToComeIsTold() {
            tools.call(
                    "c1",
                    "book_appointment",
                    Map.of(
                            "branch_id", "HB-PUN-01",
                            "date", "2026-11-23",
                            "time", "11:00",
                            "name", "सुनीता देवी",
                            "phone", NUMBER));

            assertThat(recall("Sunita").get("visit"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry("branch_id", "HB-PUN-01")
                    .containsEntry("date", "2026-11-23")
                    .containsEntry("time", "11:00");
        }
    }

    @Test
    void doNotCallHoldsForTheNumberUntilItIsTakenBack() {
        assertThat(tools.toolset().doNotCall(NUMBER)).isFalse();
        consent("c1", "marketing", false);
        assertThat(tools.toolset().doNotCall(NUMBER)).isTrue();
        consent("c2", "marketing", true);
        assertThat(tools.toolset().doNotCall(NUMBER)).isFalse();
    }
}
