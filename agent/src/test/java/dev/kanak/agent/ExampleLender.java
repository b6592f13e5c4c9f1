package dev.kanak.agent;

import dev.kanak.agent.slot.PlaceReader.Place;
import dev.kanak.core.speech.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lender of the tests. */
final class ExampleLender {

    static final String HELPLINE = "1800-000-0101";

    private ExampleLender() {}

    static AgentConfig config() {
        return AgentConfig.of(
                Map.of(
                        Language.HINDI, "हेमाद्रि बैंक",
                        Language.HINGLISH, "Hemadri Bank",
                        Language.ENGLISH, "Hemadri Bank"),
                HELPLINE,
                places(),
                Set.of());
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        city(places, "Mumbai", "Mumbai", "मुंबई", "Bombay", "बंबई");
        city(places, "Delhi", "Delhi", "दिल्ली", "New Delhi");
        city(places, "Pune", "Pune", "पुणे", "Poona");
        city(places, "Patiala", "Patiala", "पटियाला");
        city(places, "Nagpur", "Nagpur", "नागपुर");
        city(places, "Ahmedabad", "Ahmedabad", "अहमदाबाद");
        city(places, "Hyderabad", "Hyderabad", "हैदराबाद");
        city(places, "Bengaluru", "Bengaluru", "Bangalore", "बेंगलुरु", "बैंगलोर");
        city(places, "Chennai", "Chennai", "Madras", "चेन्नई", "मद्रास");
        city(places, "Kolkata", "Kolkata", "Calcutta", "कोलकाता", "कलकत्ता");
        city(places, "Jaipur", "Jaipur", "जयपुर");
        city(places, "Lucknow", "Lucknow", "लखनऊ");
        city(places, "Barabanki", "Barabanki", "बाराबंकी");
        city(places, "Varanasi", "Varanasi", "Banaras", "वाराणसी", "बनारस");
        locality(places, "Mumbai", "Andheri", "Andheri", "अंधेरी");
        locality(places, "Delhi", "Karol Bagh", "Karol Bagh", "करोल बाग");
        locality(places, "Bengaluru", "Koramangala", "Koramangala", "कोरमंगला");
        locality(places, "Bengaluru", "Jayanagar", "Jayanagar", "जयनगर");
        locality(places, "Chennai", "T Nagar", "T Nagar", "टी नगर");
        locality(places, "Lucknow", "Gomti Nagar", "Gomti Nagar", "गोमती नगर");
        locality(places, "Lucknow", "Hazratganj", "Hazratganj", "हज़रतगंज");
        locality(places, "Hyderabad", "Ameerpet", "Ameerpet", "अमीरपेट");
        return places;
    }

    private static void city(Map<String, Place> places, String name, String... aliases) {
        for (String alias : aliases) {
            places.put(alias, new Place(name, Optional.empty()));
        }
    }

    private static void locality(Map<String, Place> places, String city, String name, String... aliases) {
        for (String alias : aliases) {
            places.put(alias, new Place(city, Optional.of(name)));
        }
    }
}
