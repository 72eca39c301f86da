package io.minihost.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every host API by name, as {@code web/protocol/src/host-apis} declares them. */
public final class HostApiContract {

    private static final String RESOURCE = "/minihost/web/protocol/host-apis.json";

    private final Map<String, HostApiDeclaration> declarations;

    private HostApiContract(Map<String, HostApiDeclaration> declarations) {
        this.declarations = declarations;
    }

    /** The contract that this build was made with. */
    public static HostApiContract load() {
        try (InputStream in = HostApiContract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + RESOURCE);
            }
            return of(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostApiContract of(JsonNode contract) {
        Map<String, HostApiDeclaration> declarations = new LinkedHashMap<>();
        contract.properties()
                .forEach(api -> declarations.put(api.getKey(), HostApiDeclaration.of(api.getKey(), api.getValue())));
        return new HostApiContract(declarations);
    }

    /** The same with one more API, which takes and answers anything. */
    public HostApiContract with(String name) {
        Map<String, HostApiDeclaration> more = new LinkedHashMap<>(declarations);
        ObjectNode anything = JsonMapper.shared().createObjectNode();
        anything.putObject("args");
        anything.putObject("result");
        more.put(name, HostApiDeclaration.of(name, anything));
        return new HostApiContract(more);
    }

    public Set<String> names() {
        return declarations.keySet();
    }

    public Optional<HostApiDeclaration> find(String name) {
        return Optional.ofNullable(declarations.get(name));
    }
}
