package io.minihost.server.edge;

import io.minihost.server.common.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives up on a body that comes more slowly than any network brings it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SlowBodyFilter extends OncePerRequestFilter {

    private static final long BYTES_PER_SECOND = 1024;

    /** Somebody whose body was refused reads the answer when all of it has been sent. */
    private static final int REST_GRACES = 3;

    private static final long ANSWER_NANOS = Duration.ofSeconds(2).toNanos();

    private final long graceNanos;
    private final BodyDeadlines bodies;

    SlowBodyFilter(@Value("${minihost.edge.body-grace:20s}") Duration grace, BodyDeadlines bodies) {
        graceNanos = grace.toNanos();
        this.bodies = bodies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        bodies.end(request);
        return request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var hurried = new Hurried(request, graceNanos);
        bodies.read(request, hurried);
        try {
            chain.doFilter(hurried, response);
        } finally {
            if (hurried.isTooSlow()) {
                bodies.leave(request, Duration.ZERO);
            } else if (!request.getInputStream().isFinished()) {
                bodies.leave(request, Duration.ofNanos(REST_GRACES * graceNanos));
            } else {
                bodies.end(request);
            }
        }
    }

    private static final class Hurried extends HttpServletRequestWrapper implements LongSupplier {

        private final long graceNanos;
        private volatile @Nullable HurriedStream stream;

        Hurried(HttpServletRequest request, long graceNanos) {
            super(request);
            this.graceNanos = graceNanos;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new HurriedStream(super.getInputStream(), graceNanos);
            }
            return stream;
        }

        boolean isTooSlow() {
            return stream != null && stream.tooSlow;
        }

        /** Later than what the stream itself goes by: it has an answer to give. Without end while nobody waits for bytes. */
        @Override
        public long getAsLong() {
            var body = stream;
            return body != null && body.waits ? body.deadlineNanos + ANSWER_NANOS : System.nanoTime() + graceNanos;
        }
    }

    private static final class HurriedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private final long graceNanos;
        private final long startNanos = System.nanoTime();
        private long bytes;
        private volatile long deadlineNanos;
        private volatile boolean waits;
        private boolean tooSlow;

        HurriedStream(ServletInputStream stream, long graceNanos) {
            this.stream = stream;
            this.graceNanos = graceNanos;
            deadlineNanos = startNanos + graceNanos;
        }

        @Override
        public int read() throws IOException {
            waits = true;
            try {
                var one = stream.read();
                count(one < 0 ? -1 : 1);
                return one;
            } finally {
                waits = false;
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            waits = true;
            try {
                var read = stream.read(buffer, offset, length);
                count(read);
                return read;
            } finally {
                waits = false;
            }
        }

        private void count(int read) {
            if (read < 0) {
                return;
            }
            bytes += read;
            deadlineNanos = startNanos
                    + graceNanos
                    + Duration.ofSeconds(bytes / BYTES_PER_SECOND).toNanos();
            if (System.nanoTime() - deadlineNanos > 0) {
                tooSlow = true;
                throw Problem.tooSlow("The body came too slowly.");
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
