package io.minihost.server.messages;

import io.minihost.compiler.CompiledBundle;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which pages a person finds in a program. */
@Component
class MessagePages {

    private final Catalogue catalogue;

    MessagePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean has(AppId program, PersonId person, EnvVersion env, String path) {
        return version(program, person, env)
                .flatMap(version -> bundle(version.hash())
                        .or(() -> bundle(catalogue.current(version).hash())))
                .map(bundle -> JsonMapper.shared().readTree(bundle.manifest()).path("pages"))
                .map(pages -> pages.valueStream().map(JsonNode::asString).anyMatch(path::equals))
                .orElse(false);
    }

    private Optional<Launchable> version(AppId program, PersonId person, EnvVersion env) {
        return env == EnvVersion.RELEASE ? catalogue.released(program, person) : catalogue.latest(program, env);
    }

    private Optional<CompiledBundle> bundle(String hash) {
        return catalogue.bundle(hash);
    }
}
