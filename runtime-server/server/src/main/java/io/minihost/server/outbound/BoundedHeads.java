package io.minihost.server.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;

/** Reads heads of answers as long as they are not too long altogether, however many fields and lines they have. */
final class BoundedHeads implements HttpMessageParserFactory<ClassicHttpResponse> {

    static final int BYTES_MAX = 64 * 1024;

    /** A connection is read so many bytes ahead. */
    private static final int AHEAD = 8 * 1024;

    private final DefaultHttpResponseParserFactory parsers;

    BoundedHeads(Http1Config config) {
        parsers = new DefaultHttpResponseParserFactory(config);
    }

    @Override
    @Deprecated
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
        return bounded(parsers.create());
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        return bounded(parsers.create());
    }

    private static HttpMessageParser<ClassicHttpResponse> bounded(HttpMessageParser<ClassicHttpResponse> parser) {
        return (buffer, connection) -> parser.parse(buffer, new Head(connection));
    }

    /** The head of an answer is longer than any program needs. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("more than %d KB of header fields".formatted(BYTES_MAX / 1024));
        }
    }

    /** What is read while a head is parsed. */
    private static final class Head extends FilterInputStream {

        private long left = BYTES_MAX + AHEAD;

        Head(InputStream connection) {
            super(connection);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            count(0);
            int read = super.read(bytes, offset, length);
            left -= Math.max(read, 0);
            return read;
        }

        private void count(int bytes) throws TooLong {
            left -= bytes;
            if (left <= 0) {
                throw new TooLong();
            }
        }
    }
}
