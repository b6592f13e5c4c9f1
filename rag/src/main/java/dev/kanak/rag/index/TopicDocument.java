package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Sounding;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.search.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A topic as the word index holds it: every form of the words of every part, in all its languages. */
final class TopicDocument {

    /** Presence alone: no frequency, no length. */
    private static final FieldType PRESENCE = new FieldType();

    /** How often a topic holds a term and how long it is: what nobody asks the places of. */
    private static final FieldType FREQUENCY = new FieldType();

    static {
        PRESENCE.setTokenized(true);
        PRESENCE.setIndexOptions(IndexOptions.DOCS);
        PRESENCE.setOmitNorms(true);
        PRESENCE.freeze();
        FREQUENCY.setTokenized(true);
        FREQUENCY.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        FREQUENCY.freeze();
    }

    /** Field of the words by their sound, which {@link dev.kanak.rag.analysis.Spellings} takes. */
    static final String SOUNDING = "SOUNDING";

    private static final String SEPARATOR = "\t";

    /** About 100 MB of them; an index of a hundred thousand passages has fewer. */
    private static final int MOST_SOUNDINGS = 300_000;

    private TopicDocument() {}

    static Document of(Collection<Passage> topic, TextAnalysis analysis) {
        Document document = new Document();
        List<WordForms> all = new ArrayList<>();
        for (Part part : Part.values()) {
            List<WordForms> words = analysis.content(part.text(topic));
            all.addAll(words);
            for (Form form : Form.values()) {
                String field = part.field(form);
                FieldType type = field.equals(Closeness.FIELD) ? TextField.TYPE_NOT_STORED : FREQUENCY;
                document.add(new Field(field, new TermStream(terms(words, form)), type));
            }
        }
        for (Form form : Coverage.FORMS) {
            document.add(new Field(Coverage.FIELD + form, new TermStream(terms(all, form)), PRESENCE));
        }
        document.add(new Field(SOUNDING, new TermStream(soundings(all)), PRESENCE));
        return document;
    }

    /** The words of an index by their sound; of too many, those that most topics hold. */
    static List<Sounding> soundings(IndexReader reader) throws IOException {
        Map<Sounding, Integer> holders = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            @Nullable Terms terms = leaf.reader().terms(SOUNDING);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    String[] part = term.utf8ToString().split(SEPARATOR, -1);
                    holders.merge(new Sounding(part[0], part[1], part[2]), each.docFreq(), Integer::sum);
                }
            }
        }
        return holders.entrySet().stream()
                .sorted(Map.Entry.<Sounding, Integer>comparingByValue().reversed())
                .limit(MOST_SOUNDINGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> soundings(List<WordForms> words) {
        return words.stream()
                .filter(word -> !word.coarse().isEmpty())
                .map(word -> word.stem() + SEPARATOR + word.coarse() + SEPARATOR + word.skeleton())
                .toList();
    }

    private static List<String> terms(List<WordForms> words, Form form) {
        return words.stream().flatMap(word -> form.of(word).stream()).toList();
    }
}
