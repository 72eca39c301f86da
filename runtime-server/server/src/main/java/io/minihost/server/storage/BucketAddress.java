package io.minihost.server.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as {@code s3://bucket/prefix?endpoint=https://…&region=…&path-style=true} names it.
 *
 * @param prefix of all keys: empty, or with a slash at its end
 * @param endpoint of a service that is not Amazon's
 * @param region as the environment says when there is none here
 * @param pathStyle whether the bucket stands in the path of requests, and not in the name of the host
 */
record BucketAddress(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean pathStyle) {

    /** What the signature needs a region for when a service has none. */
    private static final String ANY_REGION = "us-east-1";

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");
    private static final Pattern PREFIX = Pattern.compile("(?:(?!\\.{1,2}/)[A-Za-z0-9!_.*'()-]+/)*");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> PARAMETERS = Set.of("endpoint", "region", "path-style");

    static BucketAddress parse(URI uri) {
        var bucket = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        var prefix = (uri.getRawPath() + "/").replaceFirst("^/+", "").replaceFirst("/+$", "/");
        if (!BUCKET.matcher(bucket).matches() || !PREFIX.matcher(prefix).matches() || uri.getRawFragment() != null) {
            throw StorageUrl.refused(uri.toString(), "s3://bucket or s3://bucket/prefix in plain letters");
        }
        var parameters = parameters(uri);
        var endpoint = endpoint(uri, parameters.get("endpoint"));
        var region = parameters.get("region");
        if (region != null && !REGION.matcher(region).matches()) {
            throw StorageUrl.refused(uri.toString(), "a region such as region=eu-central-1");
        }
        var style = parameters.getOrDefault("path-style", String.valueOf(endpoint != null));
        if (!Set.of("true", "false").contains(style)) {
            throw StorageUrl.refused(uri.toString(), "path-style=true or path-style=false");
        }
        var chosen = region == null && endpoint != null ? ANY_REGION : region;
        return new BucketAddress(bucket, prefix, endpoint, chosen, Boolean.parseBoolean(style));
    }

    private static Map<String, String> parameters(URI uri) {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        var parameters = Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8),
                        (first, second) -> first + "," + second));
        if (!PARAMETERS.containsAll(parameters.keySet())) {
            // Whatever else stands there may be a key.
            var base = uri.toString().substring(0, uri.toString().indexOf('?'));
            throw StorageUrl.refused(base + "?…", "nothing but endpoint, region and path-style after the ?");
        }
        return parameters;
    }

    private static @Nullable URI endpoint(URI uri, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var endpoint = new URI(text);
            var isWeb = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
            if (isWeb && endpoint.getHost() != null && endpoint.getUserInfo() == null && endpoint.getQuery() == null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw refusedEndpoint(uri);
        }
        throw refusedEndpoint(uri);
    }

    private static RuntimeException refusedEndpoint(URI uri) {
        return StorageUrl.refused(uri.toString(), "an endpoint such as endpoint=https://s3.example.com");
    }

    /** What operators know it by. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + (endpoint == null ? "" : " at " + endpoint);
    }
}
