package dev.kanak.rag.knowledge;

import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.SearchTrace;
import java.util.function.Consumer;

/** A search that somebody is told of. */
record ObservedSearch(PassageSearch search, Consumer<SearchTrace> observer) implements PassageSearch {

    @Override
    public Result search(Request request) {
        Result result = search.search(request);
        observer.accept(result.trace());
        return result;
    }

    @Override
    public String version() {
        return search.version();
    }

    @Override
    public void close() {
        search.close();
    }
}
