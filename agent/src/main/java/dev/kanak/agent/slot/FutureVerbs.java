package dev.kanak.agent.slot;

import java.util.Set;
import java.util.regex.Pattern;

/** Hindi verbs of what somebody will do, "bataungi", "देख लेंगे": no name ends so, but Negi and Vengi. Pure. */
public final class FutureVerbs {

    private static final Pattern ENDING =
            Pattern.compile(".*(?:enge|unga|ungi|oonga|oongi|ega|egi|oge|[ेूए][ँं]?ग[ाीे]|ऊ[ँं]ग[ाीे]|ोगे)");

    private static final Set<String> NAMES = Set.of("नेगी", "negi", "वेंगी");

    private FutureVerbs() {}

    /** Whether a folded word is one. */
    public static boolean isOne(String token) {
        return ENDING.matcher(token).matches() && !NAMES.contains(token);
    }
}
