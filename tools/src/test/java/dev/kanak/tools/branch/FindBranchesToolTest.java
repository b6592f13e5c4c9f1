package dev.kanak.tools.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import dev.kanak.tools.DemoLender;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindBranchesToolTest {

    private final Tool tool = new FindBranchesTool(BranchDirectory.read(DemoLender.BRANCHES));

    @ParameterizedTest
    @CsvSource({
        "Pune, HB-PUN-01",
        "पुणे, HB-PUN-01",
        "poona, HB-PUN-01",
        "BOMBAY, HB-MUM-01",
        "मुम्बई, HB-MUM-01",
        "गुड़गाँव, HB-GGN-01",
        "बनारस, HB-VNS-01",
        "कोचीन, HB-KOC-01",
        "new delhi, HB-DEL-01"
    })
    void aCityIsKnownInEverySpellingAndScript(String city, String first) {
        Map<String, Object> result = tool.call(Map.of("city", city));

        assertThat(result).containsEntry("match", "CITY");
        assertThat(ids(result)).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gomti Nagar", "गोमती नगर", "gomti nagar"})
    void theNamedLocalityComesFirst(String locality) {
        assertThat(ids(tool.call(Map.of("city", "Lucknow", "locality", locality))))
                .containsExactly("HB-LKO-02", "HB-LKO-01");
    }

    @Test
    void theFirstWordOfALocalityIsEnough() {
        assertThat(ids(tool.call(Map.of("city", "Mumbai", "locality", "Andheri"))))
                .startsWith("HB-MUM-01");
    }

    @Test
    void aLocalityNamedAsTheCityIsFound() {
        Map<String, Object> result = tool.call(Map.of("city", "Karol Bagh"));

        assertThat(result).containsEntry("match", "LOCALITY");
        assertThat(ids(result)).containsExactly("HB-DEL-01");
    }

    @ParameterizedTest
    @CsvSource({"Barabanki, Lucknow", "बाराबंकी, Lucknow", "Thane, Mumbai", "नोएडा, Delhi", "Baroda, Ahmedabad"})
    void aTownWithoutABranchLeadsToTheNearest(String town, String city) {
        Map<String, Object> result = tool.call(Map.of("city", town));

        assertThat(result).containsEntry("match", "NEAREST");
        assertThat(branches(result).getFirst()).containsEntry("city", city).containsKey("distance_km");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Guwahati", "Amritsar", "कहीं नहीं"})
    void noBranchIsClaimedForAPlaceFarFromAllOrUnknown(String place) {
        assertThat(tool.call(Map.of("city", place)))
                .containsEntry("match", "NONE")
                .containsEntry("count", 0)
                .containsEntry("branches", List.of());
    }

    @Test
    void aPincodeLeadsToItsBranchAndThenToTheNearest() {
        Map<String, Object> result = tool.call(Map.of("pincode", "226010", "limit", 2));

        assertThat(result).containsEntry("match", "PINCODE");
        assertThat(ids(result)).containsExactly("HB-LKO-02", "HB-LKO-01");
        assertThat(branches(result).getFirst()).containsEntry("distance_km", 0L);
        assertThat(branches(result).getLast()).containsEntry("distance_km", 6L);
    }

    @Test
    void anUnknownPincodeLeadsToTheNearestNumberOfItsSubRegion() {
        Map<String, Object> result = tool.call(Map.of("pincode", "225001"));

        assertThat(result).containsEntry("match", "NEAREST");
        assertThat(ids(result)).startsWith("HB-LKO-01");
    }

    @Test
    void aPincodeOfARegionWithoutBranchesLeadsNowhere() {
        assertThat(tool.call(Map.of("pincode", "781001"))).containsEntry("match", "NONE");
    }

    @Test
    void onlyBranchesWithTheServiceCount() {
        assertThat(ids(tool.call(Map.of("city", "Mumbai", "service", "locker"))))
                .containsExactly("HB-MUM-03");
    }

    @Test
    void hoursAndLanguageNamesComeWithABranch() {
        assertThat(branches(tool.call(Map.of("city", "Nagpur"))).getFirst())
                .containsEntry("name_hi", "हेमाद्रि बैंक, सीताबर्डी")
                .extractingByKey("hours")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("mon_fri", "sat_1_3_5", "closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"41100", "011004", "4110044", "४११००४", "abcdef"})
    void aPincodeThatIsNotSixDigitsIsRefused(String pincode) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tool.call(Map.of("pincode", pincode)))
                .withMessageStartingWith("pincode must match");
    }

    @Test
    void aPositionLeadsToTheNearest() {
        Map<String, Object> result = tool.call(Map.of("lat", 26.87, "lon", 81.0, "limit", 2));

        assertThat(result).containsEntry("match", "NEAREST");
        assertThat(ids(result)).containsExactly("HB-LKO-02", "HB-LKO-01");
        assertThat(branches(result).getFirst()).containsEntry("distance_km", 2L);
    }

    @Test
    void halfAPositionIsRefused() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tool.call(Map.of("lat", 26.87)))
                .withMessage("lon is required with the other");
    }

    @Test
    void cityOrPincodeIsRequired() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tool.call(Map.of("limit", 2)))
                .withMessage("city or pincode is required");
    }

    private static List<Object> ids(Map<String, Object> result) {
        return branches(result).stream()
                .map(branch -> Objects.requireNonNull(branch.get("branch_id")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> branches(Map<String, Object> result) {
        return (List<Map<String, Object>>) Objects.requireNonNull(result.get("branches"));
    }
}
