package io.minihost.server.payments.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a merchant's server whose signature was right.
 *
 * @param platformSerial which of the host's keys the caller knows, as it says; empty when it says none
 * @param variables what stands in the path
 * @param query as it came
 * @param origin under which it was asked, for links
 */
public record PayRequest(
        MchId merchant,
        String platformSerial,
        Map<String, String> variables,
        String query,
        String body,
        String origin) {

    private static final int PARAMETERS_MAX = 50;

    public PayRequest {
        variables = Map.copyOf(variables);
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A parameter of the query; the first of that name. */
    public Optional<String> parameter(String name) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", PARAMETERS_MAX)) {
            var parts = pair.split("=", 2);
            parameters.putIfAbsent(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
        }
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The body's fields. */
    public PayFields fields() {
        try {
            if (JsonMapper.shared().readTree(body) instanceof ObjectNode object) {
                return new PayFields(object, "");
            }
        } catch (JacksonException e) {
            // Refused like what is no object.
        }
        throw PayRefusal.ofField("/", "body", "is no JSON object");
    }

    /** The {@code mchid} that is named beside the signature must be that of the signature. */
    public void requireMerchant(String named) {
        if (!named.equals(merchant.value())) {
            throw PayRefusal.of(PayError.NO_AUTH, "mchid is not the merchant that has signed");
        }
    }
}
