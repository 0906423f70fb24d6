/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads an answer up to a size and for a time; one that is longer or drips past it fails. The time begins with the answer:
 * a call that has waited for one of the connections has not lost any of it.
 */
record BoundedBody(int maxBytes, long timeoutMillis) implements BodyCodec<Buffer> {

    @Override
    public void create(Handler<AsyncResult<BodyStream<Buffer>>> handler) {
        handler.handle(Future.succeededFuture(new Stream()));
    }

    private final class Stream implements BodyStream<Buffer> {

        private final long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        private final Buffer received = Buffer.buffer();
        private final Promise<Buffer> result = Promise.promise();

        @Override
        public Future<Void> write(Buffer data) {
            if (received.length() + data.length() > maxBytes) {
                return Future.failedFuture(new IllegalStateException("the answer is longer than " + maxBytes));
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                return Future.failedFuture(new TimeoutException("the answer came too slowly"));
            }
            received.appendBuffer(data);
            return Future.succeededFuture();
        }

        @Override
        public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
            write(data).onComplete(handler);
        }

        @Override
        public void end(Handler<AsyncResult<Void>> handler) {
            result.tryComplete(received);
            Future.<Void>succeededFuture().onComplete(handler);
        }

        @Override
        public Future<Buffer> result() {
            return result.future();
        }

        @Override
        public void handle(Throwable failure) {
            result.tryFail(failure);
        }

        @Override
        public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
            return this;
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
            return this;
        }
    }
}
