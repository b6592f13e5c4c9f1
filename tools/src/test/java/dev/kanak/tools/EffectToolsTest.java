package dev.kanak.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectToolsTest {

    private static final Map<String, Object> LEAD = Map.of("name", "सुनीता देवी", "phone", "7000011122");

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

    private static Map<String, Object> visit(String date, String time, String phone) {
        return Map.of("branch_id", "HB-PUN-01", "date", date, "time", time, "name", "रमेश कुमार", "phone", phone);
    }

    private Map<String, Object> consent(String call, boolean granted) {
        return tools.call(call, "record_consent", Map.of("kind", "data_use", "granted", granted));
    }

    @Nested
    class Consents {

        @Test
        void theSameAnswerAgainIsTheSameRecord() {
            assertThat(consent("c1", true)).isEqualTo(consent("c1", true)).containsEntry("granted", true);
            assertThat(tools.rows("SELECT kind, granted, text_version FROM consents"))
                    .containsExactly("data_use|1|test");
        }

        @Test
        void aChangeOfMindIsARecordOfItsOwn() {
            consent("c1", true);
            consent("c1", false);
            consent("c1", true);

            assertThat(tools.rows("SELECT granted FROM consents ORDER BY consent_id"))
                    .containsExactly("1", "0", "1");
        }
    }

    @Nested
    class Leads {

        @Test
        void noLeadIsStoredWithoutConsent() {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call("c1", "create_lead", LEAD))
                    .withMessageStartingWith("consent_id is required");
            assertThat(tools.rows("SELECT * FROM leads")).isEmpty();
        }

        @Test
        void noLeadIsStoredAfterTheConsentWasWithdrawn() {
            consent("c1", true);
            consent("c1", false);

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call("c1", "create_lead", LEAD))
                    .matches(e -> e.kind() == ToolException.Kind.INVALID_ARGUMENTS);
        }

        @Test
        void theSameLeadAgainIsTheSameRow() {
            consent("c1", true);

            assertThat(tools.call("c1", "create_lead", LEAD)).isEqualTo(tools.call("c1", "create_lead", LEAD));
            assertThat(tools.rows("SELECT name, phone FROM leads")).containsExactly("सुनीता देवी|7000011122");
        }

        @Test
        void whatIsLearntLaterCompletesTheLead() {
            consent("c1", true);
            tools.call("c1", "create_lead", LEAD);
            tools.call(
                    "c1",
                    "create_lead",
                    Map.of("name", "सुनीता देवी", "phone", "7000011122", "city", "Lucknow", "gold_weight_g", 46.66));

            assertThat(tools.rows("SELECT city, gold_weight_mg FROM leads")).containsExactly("Lucknow|46660");
        }

        @Test
        void aConsentIdOfAnotherRequestCounts() {
            Object id = Objects.requireNonNull(consent("c1", true).get("consent_id"));

            assertThat(tools.call("c2", "create_lead", Map.of("name", "Ravi", "phone", "9000543210", "consent_id", id)))
                    .containsEntry("consent_id", id);
        }

        @ParameterizedTest
        @CsvSource({"Ravi, 12345", "Ravi, 5000543210", "Ravi9, 9000543210", "' Ravi', 9000543210"})
        void aNameOrNumberThatCannotBeIsRefused(String name, String phone) {
            consent("c1", true);
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call("c1", "create_lead", Map.of("name", name, "phone", phone)))
                    .matches(e -> !String.valueOf(e.getMessage()).contains(phone));
        }
    }

    @Nested
    class Visits {

        @Test
        void aFreeTimeIsBooked() {
            assertThat(tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210")))
                    .containsEntry("booked", true)
                    .containsEntry("status", "BOOKED")
                    .containsEntry("date", "2026-11-23")
                    .containsEntry("time", "11:00")
                    .containsKey("appointment_id");
        }

        @Test
        void theSameCallerAtTheSameTimeIsTheSameVisitFromAnyCall() {
            var first = tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            var again = tools.call("c2", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));

            assertThat(again).isEqualTo(first);
            assertThat(tools.rows("SELECT starts_at FROM appointments")).containsExactly("2026-11-23T11:00");
        }

        @Test
        void anotherTimeInTheSameCallMovesTheVisit() {
            tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            tools.call("c1", "book_appointment", visit("2026-11-24", "12:30", "9876543210"));

            assertThat(tools.rows("SELECT starts_at, sequence FROM appointments"))
                    .containsExactly("2026-11-24T12:30|1");
        }

        @Test
        void aFullSlotIsNotBookedAndTheNearestFreeTimesAreTold() {
            tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            tools.call("c2", "book_appointment", visit("2026-11-23", "11:15", "9876543211"));

            assertThat(tools.call("c3", "book_appointment", visit("2026-11-23", "11:00", "9876543212")))
                    .containsEntry("booked", false)
                    .containsEntry("status", "SLOT_FULL")
                    .containsEntry(
                            "alternatives",
                            List.of(
                                    Map.of("date", "2026-11-23", "time", "10:30"),
                                    Map.of("date", "2026-11-23", "time", "11:30")));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-11-20, 10:30, IN_THE_PAST",
            "2026-11-19, 11:00, IN_THE_PAST",
            "2026-11-22, 11:00, BRANCH_CLOSED",
            "2026-11-28, 11:00, BRANCH_CLOSED",
            "2027-01-26, 11:00, TOO_FAR_AHEAD",
            "2026-11-23, 09:30, OUTSIDE_HOURS",
            "2026-11-23, 15:45, OUTSIDE_HOURS",
            "2026-11-21, 13:45, OUTSIDE_HOURS",
        })
        void aTimeAtWhichNobodyCanComeIsNotBooked(String date, String time, String status) {
            assertThat(tools.call("c1", "book_appointment", visit(date, time, "9876543210")))
                    .containsEntry("booked", false)
                    .containsEntry("status", status);
            assertThat(tools.rows("SELECT * FROM appointments")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-02-30", "2026-13-01", "kal"})
        void aDateThatIsNoneIsRefused(String date) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call("c1", "book_appointment", visit(date, "11:00", "9876543210")))
                    .withMessageStartingWith("date must");
        }

        @Test
        void anUnknownBranchIsRefused() {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call(
                            "c1",
                            "book_appointment",
                            Map.of(
                                    "branch_id", "HB-XXX-01",
                                    "date", "2026-11-23",
                                    "time", "11:00",
                                    "name", "Ravi",
                                    "phone", "9876543210")))
                    .withMessage("branch_id must be one that find_branches gave");
        }
    }

    @Nested
    class Messages {

        @Test
        void aSummaryHoldsTheFiguresAndTheVisitOfItsCallAndNoName() {
            tools.call(
                    "c1",
                    "check_eligibility",
                    Map.of("items", List.of(Map.of("net_weight_g", 20, "purity_karat", 22))));
            tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            tools.call("c1", "send_summary", Map.of("phone", "9876543210", "channel", "sms", "language", "en"));

            assertThat(tools.rows("SELECT body FROM messages").getFirst())
                    .contains("₹2,04,000", "23-11-2026 11:00", "Hemadri Bank")
                    .doesNotContain("रमेश", "9876543210", "{");
        }

        @Test
        void aFigureThatWasOnlyRehearsedIsInNoSummary() {
            var _ = tools.rehearse(
                    "c1",
                    "check_eligibility",
                    Map.of("items", List.of(Map.of("net_weight_g", 20, "purity_karat", 22))));
            tools.call("c1", "send_summary", Map.of("phone", "9876543210", "channel", "sms", "language", "en"));

            assertThat(tools.rows("SELECT body FROM messages").getFirst()).doesNotContain("2,04,000");
        }

        @Test
        void theSameSummaryIsSentOnce() {
            Map<String, Object> request = Map.of("phone", "9876543210", "channel", "whatsapp");

            assertThat(tools.call("c1", "send_summary", request)).isEqualTo(tools.call("c1", "send_summary", request));
            assertThat(tools.rows("SELECT channel, language FROM messages")).containsExactly("whatsapp|hi");
        }
    }

    @Nested
    class Handovers {

        @Test
        void aPersonIsAskedForOncePerReason() {
            Map<String, Object> request = Map.of("reason", "complaint", "priority", "high");

            assertThat(tools.call("c1", "transfer_to_human", request))
                    .isEqualTo(tools.call("c1", "transfer_to_human", request))
                    .containsEntry("available", true)
                    .containsEntry("helpline", "1800-000-0101");
            assertThat(tools.rows("SELECT reason, priority FROM handovers")).containsExactly("complaint|high");
        }
    }

    @Nested
    class Summaries {

        @Test
        void aCallsSummaryGrowsWithWhatIsDoneAndHoldsNoNameAndNoNumber() {
            consent("c1", true);
            tools.call("c1", "create_lead", LEAD);
            tools.call("c1", "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            tools.call("c2", "transfer_to_human", Map.of("reason", "complaint"));

            assertThat(tools.rows("SELECT call_id FROM call_summaries ORDER BY call_id"))
                    .containsExactly("c1", "c2");
            assertThat(tools.rows("SELECT summary FROM call_summaries WHERE call_id = 'c1'")
                            .getFirst())
                    .contains("data_use", "lead-", "HB-PUN-01", "2026-11-23T11:00")
                    .doesNotContain("सुनीता", "7000011122", "9876543210", "complaint");
        }
    }

    @Nested
    class NamedRequests {

        @Test
        void aNamedRequestAgainGetsItsFirstResult() {
            Tool.Origin named = new Tool.Origin("mcp", Optional.of("k1"));
            var first = tools.call(named, "book_appointment", visit("2026-11-23", "11:00", "9876543210"));
            tools.call("mcp", "book_appointment", visit("2026-11-24", "11:00", "9876543210"));

            assertThat(tools.call(named, "book_appointment", visit("2026-11-23", "11:00", "9876543210")))
                    .isEqualTo(first);
            assertThat(tools.rows("SELECT starts_at FROM appointments")).containsExactly("2026-11-24T11:00");
        }

        @Test
        void aNameThatStandsForOtherArgumentsIsRefused() {
            Tool.Origin named = new Tool.Origin("mcp", Optional.of("k1"));
            tools.call(named, "book_appointment", visit("2026-11-23", "11:00", "9876543210"));

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> tools.call(named, "book_appointment", visit("2026-11-23", "12:00", "9876543210")))
                    .matches(e -> e.kind() == ToolException.Kind.INVALID_ARGUMENTS);
        }

        @Test
        void theSameArgumentsInAnotherFormAreTheSame() {
            consent("mcp", true);
            Tool.Origin named = new Tool.Origin("mcp", Optional.of("k1"));
            Map<String, Object> whole = Map.of("name", "Ravi", "phone", "9000543210", "gold_weight_g", 50);
            Map<String, Object> decimal = Map.of("name", "Ravi", "phone", "9000543210", "gold_weight_g", 50.0);

            assertThat(tools.call(named, "create_lead", whole)).isEqualTo(tools.call(named, "create_lead", decimal));
        }
    }
}
