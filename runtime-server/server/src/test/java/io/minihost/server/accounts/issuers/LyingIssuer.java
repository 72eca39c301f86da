package io.minihost.server.accounts.issuers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.common.crypto.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An issuer that says what a test wants it to say. */
final class LyingIssuer {

    static final String CLIENT = "host";
    static final String SECRET = "a secret that is long enough to sign with it";

    /** How a token is sealed. */
    enum Seal {
        OWN_KEY,
        OTHER_KEY,
        SHARED_SECRET,
        NONE
    }

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey other;
    private final Map<String, Visit> visits = new HashMap<>();
    Seal seal = Seal.OWN_KEY;
    String person = "somebody";
    Consumer<Map<String, Object>> lie = claims -> {};

    private record Visit(String nonce, String challenge) {}

    LyingIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("key").generate();
            other = new RSAKeyGenerator(2048).keyID("key").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reset() {
        seal = Seal.OWN_KEY;
        person = "somebody";
        lie = claims -> {};
    }

    /** Takes a browser that was sent here, and says with what it goes back. */
    synchronized String code(Map<String, String> query) {
        var code = "code " + visits.size();
        visits.put(code, new Visit(given(query, "nonce"), given(query, "code_challenge")));
        return code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Object said = switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> metadata();
                case "/keys" -> new JWKSet(key.toPublicJWK()).toJSONObject();
                case "/token" -> token(exchange);
                default -> Map.of();
            };
            var body = JsonMapper.shared().writeValueAsBytes(said);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer",
                address(),
                "authorization_endpoint",
                address() + "/authorize",
                "token_endpoint",
                address() + "/token",
                "jwks_uri",
                address() + "/keys",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private synchronized Map<String, Object> token(HttpExchange exchange) throws IOException, JOSEException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var visit = visits.remove(form.get("code"));
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(given(form, "code_verifier")));
        if (visit == null || !visit.challenge().equals(challenge)) {
            return Map.of("error", "invalid_grant");
        }
        var claims = new HashMap<String, Object>(Map.of(
                "iss", address(),
                "sub", person,
                "aud", CLIENT,
                "nonce", visit.nonce(),
                "iat", Date.from(Instant.now()),
                "exp", Date.from(Instant.now().plusSeconds(60)),
                "preferred_username", person));
        lie.accept(claims);
        return Map.of("access_token", "unused", "token_type", "Bearer", "expires_in", 60, "id_token", sealed(claims));
    }

    private String sealed(Map<String, Object> claims) throws JOSEException {
        var builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        var set = builder.build();
        if (seal == Seal.NONE) {
            return new PlainJWT(set).serialize();
        }
        var algorithm = seal == Seal.SHARED_SECRET ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("key").build(), set);
        token.sign(
                seal == Seal.SHARED_SECRET
                        ? new MACSigner(SECRET)
                        : new RSASSASigner(seal == Seal.OWN_KEY ? key : other));
        return token.serialize();
    }

    private static String given(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** Of a query or a form. */
    static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
