package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Lexicon;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads slot values from an utterance: any slot at any time, a number without a unit as what was asked for.
 *
 * <p>Of several values for one slot the last that was not taken back holds; weights joined by "and" are summed. An
 * utterance with a number that must not be said on a call gives no values of digits. Immutable, thread-safe.
 */
public final class SlotReader {

    /** An utterance that tells one of these does not tell a name by a word that nothing knows. */
    private static final Set<String> OF_LOAN =
            Set.of(SlotName.WEIGHT, SlotName.PURITY, SlotName.AMOUNT, SlotName.TENURE, SlotName.RATE);

    private final PlaceReader places;
    private final NameWords nameWords;
    private final Lexicon lexicon;
    private final Lexicon lenders;

    /**
     * Takes what it reads by.
     *
     * @param lenders names of known lenders by their type
     */
    public SlotReader(PlaceReader places, NameWords nameWords, Lexicon lexicon, Lexicon lenders) {
        this.lenders = lenders;
        this.places = places;
        this.nameWords = nameWords;
        this.lexicon = lexicon;
    }

    /** The values in an utterance. */
    public SlotReading read(Utterance utterance, Asked asked) {
        Reading reading = new Reading(utterance, asked);
        if (PersonalNumbers.find(utterance.tokens(), utterance.heard()).isPresent()) {
            return reading.result();
        }
        VisitReader visit = new VisitReader(reading);
        FigureRoles roles = new FigureRoles(reading);
        List<Figure> figures = roles.of(FigureReader.read(utterance, visit.covered(), asked));
        new GoldSlots(reading, roles, figures).read();
        new TermSlots(reading, figures, lenders.hear(utterance.tokens())).read();
        visit.read();
        new ContactReader(reading).read();
        Set<Integer> placeWords = reading.has(SlotName.PHONE) ? Set.of() : readPlace(reading);
        boolean asksName = asked.isFor(SlotName.NAME) && OF_LOAN.stream().noneMatch(reading::has);
        new NameReader(utterance, nameWords, lexicon::isWord, placeWords, asksName)
                .read()
                .ifPresent(name -> reading.put(SlotName.NAME, name));
        return reading.result();
    }

    /** Reads the place; gives the words that name it. */
    private Set<Integer> readPlace(Reading reading) {
        boolean asked = reading.asked().isFor(SlotName.CITY, SlotName.LOCALITY);
        Optional<PlaceReader.Named> found = places.read(reading.utterance(), asked);
        found.ifPresent(named -> place(reading, named));
        if (asked && found.isEmpty() && places.isState(reading.utterance())) {
            reading.mark(SlotReading.Mark.STATE);
        }
        return found.map(PlaceReader.Named::words).orElse(Set.of());
    }

    private static void place(Reading reading, PlaceReader.Named found) {
        switch (found.evidence()) {
            case SOUNDING -> reading.mark(SlotReading.Mark.UNSURE_PLACE);
            case UNKNOWN -> reading.mark(SlotReading.Mark.UNKNOWN_PLACE);
            case NAMED -> {}
        }
        PlaceReader.Place place = found.place();
        reading.put(SlotName.CITY, place.city());
        place.locality().ifPresent(locality -> reading.put(SlotName.LOCALITY, locality));
    }
}
