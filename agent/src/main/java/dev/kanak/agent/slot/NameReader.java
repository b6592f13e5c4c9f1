package dev.kanak.agent.slot;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.SpelledLetters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the caller's name: said with "naam", "bol raha", "this is", spelled, or alone if it was asked. */
final class NameReader {

    private static final int MOST_WORDS = 4;
    private static final int MOST_ANSWER_WORDS = 8;
    private static final int LEAST_SPELLED = 3;
    private static final int MOST_LETTERS = 60;

    private final Utterance utterance;
    private final List<String> tokens;
    private final NameWords words;
    private final Predicate<String> known;
    private final Set<Integer> taken;
    private final boolean asked;

    /**
     * Takes an utterance.
     *
     * @param known whether a word is one that callers use for something else
     * @param places indices of words that name a place
     */
    NameReader(Utterance utterance, NameWords words, Predicate<String> known, Set<Integer> places, boolean asked) {
        this.utterance = utterance;
        this.tokens = utterance.tokens();
        this.words = words;
        this.known = known;
        this.asked = asked;
        taken = new HashSet<>(places);
        NumberReader.read(tokens).forEach(span -> {
            for (int at = span.from(); at < span.to(); at++) {
                taken.add(at);
            }
        });
    }

    Optional<String> read() {
        return spelled()
                .or(this::afterName)
                .or(this::beforeName)
                .or(this::speaking)
                .or(this::introduced)
                .or(() -> asked ? alone() : Optional.empty());
    }

    /** "A for apple, M for mango"; letters one by one if the name was asked or "naam" was said. */
    private Optional<String> spelled() {
        return SpelledLetters.find(tokens)
                .filter(run -> run.letters().length() >= LEAST_SPELLED)
                .filter(run -> run.letters().chars().allMatch(Character::isLetter))
                .filter(run -> run.explained() || asked || words.isAny("name", tokens))
                .map(run -> run.letters().charAt(0) + run.letters().substring(1).toLowerCase(Locale.ROOT));
    }

    /** "Mera naam Sunita Devi hai", "naam likh lijiye, Imran Ansari". */
    private Optional<String> afterName() {
        for (int at = 0; at < tokens.size(); at++) {
            if (words.is("name", tokens.get(at)) && !aboutAnother(at)) {
                int from = at + 1;
                while (from < tokens.size() && words.is("filler", tokens.get(from))) {
                    from++;
                }
                Optional<String> name = forward(from);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** "Sunita naam hai mera". */
    private Optional<String> beforeName() {
        for (int at = 1; at < tokens.size(); at++) {
            boolean said = words.is("name", tokens.get(at)) && !aboutAnother(at);
            boolean isName = at + 1 < tokens.size() && words.is("is", tokens.get(at + 1));
            if (said && (isName || asked)) {
                Optional<String> name = backward(at);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** "Aapka naam kya hai", "pati ke naam par": the name of somebody else. */
    private boolean aboutAnother(int at) {
        return at > 0 && words.is("another", tokens.get(at - 1));
    }

    /** "Ramesh bol raha hoon", "Lakshmi speaking", "Joseph here". */
    private Optional<String> speaking() {
        for (int at = 1; at < tokens.size(); at++) {
            boolean hindi = words.is("speak", tokens.get(at))
                    && at + 1 < tokens.size()
                    && words.is("speaking-on", tokens.get(at + 1));
            boolean english = words.is("speaking", tokens.get(at))
                    || (words.is("here", tokens.get(at)) && at + 1 == tokens.size() && asked);
            if (hindi || english) {
                Optional<String> name = backward(at);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** "This is Lakshmi", "myself Arun", "main Kavita hoon" if the name was asked. */
    private Optional<String> introduced() {
        for (int at = 0; at < tokens.size(); at++) {
            boolean two = at + 1 < tokens.size() && words.is("introduction", tokens.get(at) + " " + tokens.get(at + 1));
            boolean one = words.is("introduction", tokens.get(at));
            boolean self = asked && words.is("self", tokens.get(at));
            if (two || one || self) {
                int from = at + (two ? 2 : 1);
                Optional<String> name = forward(from).filter(_ -> !self || one || two || asked);
                boolean meant = asked || (from < tokens.size() && !known.test(tokens.get(from)));
                if (name.isPresent() && meant) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** An answer of a few words and perhaps a number, no words of anything else; after a correction the word that stands. */
    private Optional<String> alone() {
        int counted = tokens.size() - taken.size();
        if (counted > MOST_ANSWER_WORDS || tokens.stream().anyMatch(token -> words.is("question", token))) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            boolean denied = words.is("no", tokens.get(at));
            if (denied && !kept.isEmpty() && restKept(at + 1)) {
                kept.clear();
            } else if (denied && !kept.isEmpty()) {
                kept.removeLast();
            } else if (isName(at) && !known.test(tokens.get(at))) {
                kept.add(utterance.surfaces().get(at));
            } else if (taken.contains(at) || (isName(at) && known.test(tokens.get(at)))) {
                return kept.isEmpty() ? Optional.empty() : name(kept);
            }
        }
        return kept.size() > MOST_WORDS ? Optional.empty() : name(kept);
    }

    private boolean restKept(int from) {
        for (int at = from; at < tokens.size(); at++) {
            if (isName(at) && !known.test(tokens.get(at))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> forward(int from) {
        List<String> kept = new ArrayList<>();
        for (int at = from; at < tokens.size() && kept.size() < MOST_WORDS; at++) {
            if (words.is("title", tokens.get(at)) && !(kept.isEmpty() && at + 1 == tokens.size())) {
                continue;
            }
            if (!isName(at)) {
                break;
            }
            kept.add(utterance.surfaces().get(at));
        }
        boolean swapped =
                kept.size() > 1 && from + kept.size() < tokens.size() && words.is("no", tokens.get(from + kept.size()));
        return swapped ? name(kept.subList(0, kept.size() - 1)) : name(kept);
    }

    private Optional<String> backward(int until) {
        List<String> kept = new ArrayList<>();
        for (int at = until - 1; at >= 0 && kept.size() < MOST_WORDS; at--) {
            if (words.is("title", tokens.get(at))) {
                continue;
            }
            if (!isName(at)) {
                break;
            }
            kept.addFirst(utterance.surfaces().get(at));
        }
        return name(kept);
    }

    private boolean isName(int at) {
        String token = tokens.get(at);
        return !taken.contains(at)
                && !words.is("stop", token)
                && !FutureVerbs.isOne(token)
                && !words.is("title", token)
                && !words.is("filler", token)
                && !words.is("name", token)
                && !words.is("no", token)
                && !words.is("question", token)
                && token.chars().anyMatch(Character::isLetter)
                && token.chars().noneMatch(Character::isDigit);
    }

    /** As spoken, in its own script; a Latin name begins with a capital. */
    private static Optional<String> name(List<String> parts) {
        List<String> written = parts.stream()
                .map(part -> Character.isLowerCase(part.charAt(0))
                        ? Character.toUpperCase(part.charAt(0)) + part.substring(1)
                        : part)
                .toList();
        String name = String.join(" ", written);
        return name.isEmpty() || name.length() > MOST_LETTERS ? Optional.empty() : Optional.of(name);
    }
}
