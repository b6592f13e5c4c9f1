package dev.kanak.rag.qdrant;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.PointsGrpc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Qdrant's service of points: brute force. */
final class ProtocolPoints extends PointsGrpc.PointsImplBase {

    private final ProtocolState state;
    private final AtomicBoolean holding;

    ProtocolPoints(ProtocolState state, AtomicBoolean holding) {
        this.state = state;
        this.holding = holding;
    }

    static <T> void answer(ProtocolState state, StreamObserver<T> to, Supplier<T> work) {
        try {
            T answer;
            synchronized (state) {
                answer = work.get();
            }
            to.onNext(answer);
            to.onCompleted();
        } catch (StatusRuntimeException e) {
            to.onError(e);
        }
    }

    @Override
    public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> to) {
        answer(state, to, () -> {
            var collection = state.get(request.getCollectionName());
            for (PointStruct point : request.getPointsList()) {
                point.getVectors().getVectors().getVectorsMap().forEach((name, vector) -> {
                    var params = collection.vectors().get(name);
                    if (params == null || params.getSize() != data(vector).size()) {
                        throw Status.INVALID_ARGUMENT.asRuntimeException();
                    }
                });
                collection.points().put(point.getId().getUuid(), point);
            }
            return PointsOperationResponse.newBuilder()
                    .setResult(UpdateResult.newBuilder().setStatus(UpdateStatus.Completed))
                    .build();
        });
    }

    @Override
    public void count(CountPoints request, StreamObserver<CountResponse> to) {
        answer(
                state,
                to,
                () -> CountResponse.newBuilder()
                        .setResult(CountResult.newBuilder()
                                .setCount(state.get(request.getCollectionName())
                                        .points()
                                        .size()))
                        .build());
    }

    @Override
    public void query(QueryPoints request, StreamObserver<QueryResponse> to) {
        if (holding.get()) {
            return;
        }
        answer(state, to, () -> {
            List<Float> query = request.getQuery().getNearest().getDense().getDataList();
            List<ScoredPoint> scored = new ArrayList<>();
            for (PointStruct point :
                    state.get(request.getCollectionName()).points().values()) {
                if (fits(point, request.getFilter())) {
                    Vector vector = point.getVectors().getVectors().getVectorsOrThrow(request.getUsing());
                    scored.add(ScoredPoint.newBuilder()
                            .setId(point.getId())
                            .putAllPayload(point.getPayloadMap())
                            .setScore(dot(query, data(vector)))
                            .build());
                }
            }
            scored.sort(Comparator.comparingDouble(ScoredPoint::getScore).reversed());
            return QueryResponse.newBuilder()
                    .addAllResult(scored.subList(0, (int) Math.min(scored.size(), request.getLimit())))
                    .build();
        });
    }

    @Override
    public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> to) {
        answer(state, to, () -> {
            var points = state.get(request.getCollectionName()).points();
            var rest = request.hasOffset() ? points.tailMap(request.getOffset().getUuid()) : points;
            ScrollResponse.Builder page = ScrollResponse.newBuilder();
            for (PointStruct point : rest.values()) {
                if (page.getResultCount() == request.getLimit()) {
                    page.setNextPageOffset(
                            PointIdFactory.id(UUID.fromString(point.getId().getUuid())));
                    break;
                }
                page.addResult(RetrievedPoint.newBuilder().setId(point.getId()).putAllPayload(point.getPayloadMap()));
            }
            return page.build();
        });
    }

    private static boolean fits(PointStruct point, Filter filter) {
        for (Condition condition : filter.getMustList()) {
            var value = point.getPayloadMap().get(condition.getField().getKey());
            if (value == null
                    || !value.getStringValue()
                            .equals(condition.getField().getMatch().getKeyword())) {
                return false;
            }
        }
        return true;
    }

    private static float dot(List<Float> one, List<Float> other) {
        float sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += one.get(i) * other.get(i);
        }
        return sum;
    }

    /** Older clients send the numbers bare, newer ones as a dense vector. */
    @SuppressWarnings("deprecation") // the field older clients fill
    private static List<Float> data(Vector vector) {
        return vector.hasDense() ? vector.getDense().getDataList() : vector.getDataList();
    }
}
