package io.minihost.server.accounts.issuers;

import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Lets the framework's clients go out by the one guarded way: no redirects, small answers, and soon. */
@Component
class OutboundRequests implements ClientHttpRequestFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES_MAX = 256 * 1024;

    private final Outbound outbound;

    OutboundRequests(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Request(uri, method);
    }

    private final class Request extends AbstractClientHttpRequest {

        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var fields = headers.headerSet().stream()
                    .flatMap(field -> field.getValue().stream().map(value -> new OutboundHeader(field.getKey(), value)))
                    .toList();
            var sent = body.size() == 0 ? null : new Content(body.toByteArray());
            var request = new OutboundRequest(
                    method.name(), uri, fields, sent, PATIENCE, ANSWER_BYTES_MAX, false, UrlCheck.NONE);
            var answer = new ByteArrayOutputStream();
            try {
                var response = outbound.stream(request, (head, length, content) -> content.transferTo(answer));
                var received = new HttpHeaders();
                response.headers().forEach(field -> received.add(field.name(), field.value()));
                return new Response(HttpStatusCode.valueOf(response.status()), received, answer.toByteArray());
            } catch (OutboundFailure e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read once
    private record Response(HttpStatusCode status, HttpHeaders headers, byte[] body) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // All of it is here.
        }
    }
}
