package dev.kanak.rag.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.AliasDescription;
import io.qdrant.client.grpc.Collections.AliasOperations;
import io.qdrant.client.grpc.Collections.ChangeAliases;
import io.qdrant.client.grpc.Collections.CollectionConfig;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.Collections.ListAliasesRequest;
import io.qdrant.client.grpc.Collections.ListAliasesResponse;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.CollectionsGrpc;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Qdrant's service of collections. */
final class ProtocolCollections extends CollectionsGrpc.CollectionsImplBase {

    private final ProtocolState state;

    ProtocolCollections(ProtocolState state) {
        this.state = state;
    }

    @Override
    public void collectionExists(CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> to) {
        answer(
                to,
                () -> CollectionExistsResponse.newBuilder()
                        .setResult(CollectionExists.newBuilder()
                                .setExists(state.collections.containsKey(request.getCollectionName())))
                        .build());
    }

    @Override
    public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> to) {
        answer(to, () -> {
            state.collections.put(
                    request.getCollectionName(),
                    new ProtocolState.Collection(
                            request.getVectorsConfig().getParamsMap().getMapMap(), new TreeMap<>()));
            return done();
        });
    }

    @Override
    public void get(GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> to) {
        answer(to, () -> {
            var vectors = VectorsConfig.newBuilder()
                    .setParamsMap(VectorParamsMap.newBuilder()
                            .putAllMap(state.get(request.getCollectionName()).vectors()));
            var params = CollectionParams.newBuilder().setVectorsConfig(vectors);
            return GetCollectionInfoResponse.newBuilder()
                    .setResult(CollectionInfo.newBuilder()
                            .setConfig(CollectionConfig.newBuilder().setParams(params)))
                    .build();
        });
    }

    @Override
    public void delete(DeleteCollection request, StreamObserver<CollectionOperationResponse> to) {
        answer(to, () -> {
            state.collections.remove(request.getCollectionName());
            return done();
        });
    }

    @Override
    public void listAliases(ListAliasesRequest request, StreamObserver<ListAliasesResponse> to) {
        answer(to, () -> {
            var all = ListAliasesResponse.newBuilder();
            state.aliases.forEach((alias, collection) -> all.addAliases(
                    AliasDescription.newBuilder().setAliasName(alias).setCollectionName(collection)));
            return all.build();
        });
    }

    @Override
    public void updateAliases(ChangeAliases request, StreamObserver<CollectionOperationResponse> to) {
        answer(to, () -> {
            for (AliasOperations change : request.getActionsList()) {
                switch (change.getActionCase()) {
                    case CREATE_ALIAS ->
                        state.aliases.put(
                                change.getCreateAlias().getAliasName(),
                                change.getCreateAlias().getCollectionName());
                    case DELETE_ALIAS ->
                        state.aliases.remove(change.getDeleteAlias().getAliasName());
                    case RENAME_ALIAS, ACTION_NOT_SET -> throw new UnsupportedOperationException();
                }
            }
            return done();
        });
    }

    private static CollectionOperationResponse done() {
        return CollectionOperationResponse.newBuilder().setResult(true).build();
    }

    private <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        ProtocolPoints.answer(state, to, work);
    }
}
