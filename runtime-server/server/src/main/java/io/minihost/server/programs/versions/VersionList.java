package io.minihost.server.programs.versions;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows developers their versions. */
@Service
public class VersionList {

    private final OwnPrograms access;
    private final ProgramVersions versions;

    VersionList(OwnPrograms access, ProgramVersions versions) {
        this.access = access;
        this.versions = versions;
    }

    @Transactional(readOnly = true)
    public List<VersionView> of(Caller caller, AppId appId) {
        access.require(caller, appId);
        return versions.findByAppIdOrderByUploadedAtDesc(appId.value()).stream()
                .map(VersionView::of)
                .toList();
    }
}
