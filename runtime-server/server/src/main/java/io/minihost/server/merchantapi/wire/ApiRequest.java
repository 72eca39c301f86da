package io.minihost.server.merchantapi.wire;

import io.minihost.server.common.AppId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call as loosely as clients send it: parameters in the query in any order, or in the body as JSON or a form, whatever the
 * content type says.
 */
public final class ApiRequest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int VALUE_MAX = 4096;

    private final String method;
    private final String path;
    private final String query;
    private final String contentType;
    private final byte[] bytes;
    private final String address;
    private final String origin;
    private final Map<String, String> parameters;
    private @Nullable String body;
    private @Nullable ObjectNode json;
    private @Nullable Map<String, String> form;
    private @Nullable AppId proven;

    /**
     * Takes a call in.
     *
     * @param query as it came, without question mark
     * @param body the array is given away
     * @param address where it comes from
     * @param origin under which people reach this host
     */
    public ApiRequest(
            String method, String path, String query, String contentType, byte[] body, String address, String origin) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.contentType = contentType;
        this.bytes = body;
        this.address = address;
        this.origin = origin;
        this.parameters = Parameters.parse(query);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String query() {
        return query;
    }

    public String address() {
        return address;
    }

    /** Origin of the host for people, with which the links begin that they get. */
    public String origin() {
        return origin;
    }

    /** The body as it came: what signatures are made of. */
    public String text() {
        if (body == null) {
            body = isMultipart() ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
        return body;
    }

    /** The file of that name in a body of several parts; empty when there is none. */
    public Optional<byte[]> file(String name) {
        return ApiFile.find(contentType, bytes, name);
    }

    private boolean isMultipart() {
        return ApiFile.isMultipart(contentType, bytes);
    }

    /** A parameter, wherever it stands; empty when it stands nowhere or is empty. */
    public Optional<String> find(String name) {
        var value = parameters.get(name);
        if (value == null && !text().isBlank()) {
            value = isJson() ? ofJson(name) : form().get(name);
        }
        return Optional.ofNullable(value).filter(text -> !text.isEmpty()).map(ApiRequest::checked);
    }

    /** A parameter that must be there. */
    public String get(String name, ErrCode missing) {
        return find(name).orElseThrow(() -> new ApiRefusal(missing));
    }

    /** The program that is named, or that it is a wrong name. */
    public AppId appId() {
        return AppId.parse(get("appid", ErrCode.APPID_MISSING))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_APPID));
    }

    /** It is proved that this program's server calls. */
    public void proves(AppId program) {
        proven = program;
    }

    /** Whose server calls; null while that is not proved. */
    public @Nullable AppId proven() {
        return proven;
    }

    /** The body as a JSON object. */
    public ObjectNode json() {
        if (json == null) {
            if (text().isBlank()) {
                throw new ApiRefusal(ErrCode.BODY_MISSING);
            }
            json = read();
        }
        return json;
    }

    private ObjectNode read() {
        try {
            if (JSON.readTree(text()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // Refused like what is no object.
        }
        throw new ApiRefusal(ErrCode.INVALID_FORMAT);
    }

    private boolean isJson() {
        return text().stripLeading().startsWith("{");
    }

    private @Nullable String ofJson(String name) {
        JsonNode value = json().get(name);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }

    private Map<String, String> form() {
        if (form == null) {
            form = Parameters.parse(text().strip());
        }
        return form;
    }

    /** What no parameter needs, and what the database cannot hold. */
    private static String checked(String value) {
        if (value.length() > VALUE_MAX || !Texts.isStorable(value)) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
        }
        return value;
    }
}
