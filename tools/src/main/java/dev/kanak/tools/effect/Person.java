package dev.kanak.tools.effect;

import dev.kanak.tools.argument.Schema;
import java.util.Map;

/** Schemas of what a caller is reached by. */
public final class Person {

    private Person() {}

    /** A name in any script, without titles. */
    public static Map<String, Object> nameSchema() {
        return Schema.pattern(
                "Name as spoken, in its own script, without titles; 1 to 60 letters",
                "\\p{L}[\\p{L}\\p{M} .'\u2019\\-\u200C\u200D]{0,59}");
    }

    /** A mobile number of India. */
    public static Map<String, Object> phoneSchema() {
        return Schema.pattern("Mobile number of India, ten digits without prefix", "[6-9][0-9]{9}");
    }

    /** A number that may be shown: its last four digits. */
    public static String maskedPhone(String phone) {
        return "XXXXXX" + phone.substring(phone.length() - 4);
    }
}
