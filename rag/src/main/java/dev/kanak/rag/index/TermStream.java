package dev.kanak.rag.index;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms that are already analysed, as the index takes them. Used once. */
final class TermStream extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> terms;

    TermStream(List<String> terms) {
        this.terms = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!terms.hasNext()) {
            return false;
        }
        clearAttributes();
        term.setEmpty().append(terms.next());
        return true;
    }
}
