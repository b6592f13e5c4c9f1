package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the caller wants done: what it still needs, how it is read back, and the requests that do it. */
final class Errands {

    static final String DATA_USE = "data_use";

    private final Memory memory;
    private final Set<String> tools;

    Errands(Memory memory, Set<String> tools) {
        this.memory = memory;
        this.tools = tools;
    }

    /** Whether there is a tool that can do it. */
    boolean possible(Errand errand) {
        return tools.contains(errand.tool());
    }

    /** Begins an errand; one that was under way is dropped. */
    void begin(Errand errand) {
        if (memory.errand.filter(errand::equals).isEmpty()) {
            memory.endErrand();
            memory.errand = Optional.of(errand);
        }
    }

    /** The question that an errand needs answered next; the read-back once nothing is missing. */
    Question next(Errand errand) {
        boolean readBackFirst = memory.slow && errand != Errand.NO_CALLS && onlyNameMissing(errand);
        if (readBackFirst && !memory.confirmed) {
            return Question.CONFIRM;
        }
        return missing(errand).orElse(Question.CONFIRM);
    }

    private boolean onlyNameMissing(Errand errand) {
        return missing(errand).filter(Question.NAME::equals).isPresent() && memory.knows(SlotName.PHONE);
    }

    private Optional<Question> missing(Errand errand) {
        return switch (errand) {
            case VISIT -> place().or(this::time).or(this::contact);
            case CALL_BACK -> contact();
            case SUMMARY, NO_CALLS -> phone();
        };
    }

    private Optional<Question> place() {
        boolean known = memory.branch().isPresent();
        return known ? Optional.empty() : Optional.of(Question.CITY);
    }

    private Optional<Question> time() {
        if (!memory.knows(SlotName.DATE)) {
            return Optional.of(Question.DATE);
        }
        return memory.knows(SlotName.TIME) ? Optional.empty() : Optional.of(Question.TIME);
    }

    private Optional<Question> contact() {
        return memory.knows(SlotName.NAME) ? phone() : Optional.of(Question.NAME);
    }

    private Optional<Question> phone() {
        return memory.knows(SlotName.PHONE) ? Optional.empty() : Optional.of(Question.PHONE);
    }

    /** The request that a confirmed errand calls for: the consent to the use of the data first. */
    Optional<Tool.Request> due(Language language) {
        if (memory.errand.isEmpty() || !memory.confirmed) {
            return Optional.empty();
        }
        Errand errand = memory.errand.get();
        if (errand == Errand.NO_CALLS || missing(errand).isPresent()) {
            return Optional.empty();
        }
        if (tools.contains(Steps.RECORD_CONSENT) && memory.consentId.isEmpty()) {
            return Optional.of(consent(DATA_USE, true));
        }
        return Optional.of(request(errand.tool(), arguments(errand, language)));
    }

    /** A consent given or refused. */
    static Tool.Request consent(String kind, boolean granted) {
        return request(Steps.RECORD_CONSENT, Map.of("kind", kind, "granted", granted));
    }

    /** A request with effects; the same arguments make the same id, so that it can be sent again and be done once. */
    static Tool.Request request(String tool, Map<String, Object> arguments) {
        return new Tool.Request(tool + "-" + Integer.toHexString(Objects.hash(ordered(arguments))), tool, arguments);
    }

    private static String ordered(Map<String, Object> arguments) {
        return new java.util.TreeMap<>(arguments).toString();
    }

    private Map<String, Object> arguments(Errand errand, Language language) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        switch (errand) {
            case VISIT -> {
                arguments.put("branch_id", memory.branch().orElseThrow().get("branch_id"));
                put(arguments, SlotName.DATE, SlotName.TIME, SlotName.NAME, SlotName.PHONE);
                arguments.put("purpose", memory.transfer ? "balance_transfer" : "gold_loan");
            }
            case CALL_BACK -> {
                put(arguments, SlotName.NAME, SlotName.PHONE, SlotName.CITY, SlotName.PINCODE, SlotName.AMOUNT);
                memory.weight().ifPresent(weight -> arguments.put(SlotName.WEIGHT, weight));
                put(arguments, SlotName.PURITY, SlotName.PRODUCT, SlotName.PURPOSE);
                preferredTime().ifPresent(when -> arguments.put("preferred_callback", when));
                memory.consentId.ifPresent(id -> arguments.put("consent_id", id));
            }
            case SUMMARY -> {
                put(arguments, SlotName.PHONE);
                arguments.put("channel", memory.channel);
                arguments.put("language", language.code());
            }
            case NO_CALLS -> throw new IllegalStateException("a refusal of calls is recorded when it is heard");
        }
        return Map.copyOf(arguments);
    }

    private void put(Map<String, Object> arguments, String... slots) {
        for (String slot : slots) {
            Object value = memory.slots().get(slot);
            if (value != null) {
                arguments.put(slot, value);
            }
        }
    }

    private Optional<String> preferredTime() {
        String when = String.join(
                        " ",
                        memory.text(SlotName.DATE).orElse(""),
                        memory.text(SlotName.TIME)
                                .or(() -> memory.text(SlotName.TIME_WINDOW))
                                .orElse(""))
                .strip();
        return when.isEmpty() ? Optional.empty() : Optional.of(when);
    }

    /** Key of the read-back. */
    String confirmKey(Errand errand) {
        boolean named = memory.knows(SlotName.NAME);
        return switch (errand) {
            case VISIT -> named ? "confirm.visit" : "confirm.visit_unnamed";
            case CALL_BACK -> named ? "confirm.call_back" : "confirm.call_back_unnamed";
            case SUMMARY -> "confirm.summary_" + memory.channel;
            case NO_CALLS -> "confirm.no_calls";
        };
    }

    /** What the read-back and the answer to it may say. */
    Map<String, Spoken> places(Language language) {
        Map<String, Spoken> places = new HashMap<>();
        memory.text(SlotName.NAME).ifPresent(name -> places.put("name", new Spoken.Person(name)));
        memory.text(SlotName.PHONE).ifPresent(phone -> places.put("phone", new Spoken.Phone(phone)));
        date().ifPresent(date -> places.put("day", new Spoken.Day(date)));
        clock().ifPresent(time -> places.put("time", new Spoken.Clock(time)));
        memory.branch().flatMap(branch -> branchName(branch, language)).ifPresent(name -> places.put("branch", name));
        return places;
    }

    /** What callers of a language call a branch: the part of its city, else its name. */
    static Optional<Spoken> branchName(Map<?, ?> branch, Language language) {
        Object hindi = branch.get("locality_hi") == null ? branch.get("name_hi") : branch.get("locality_hi");
        Object latin = branch.get("locality") == null ? branch.get("name") : branch.get("locality");
        Object name = language == Language.HINDI && hindi != null ? hindi : latin;
        return Optional.ofNullable(name).map(text -> new Spoken.LenderText(text.toString()));
    }

    Optional<LocalDate> date() {
        return memory.text(SlotName.DATE).map(LocalDate::parse);
    }

    Optional<LocalTime> clock() {
        return memory.text(SlotName.TIME).map(LocalTime::parse);
    }
}
