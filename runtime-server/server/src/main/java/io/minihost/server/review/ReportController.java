package io.minihost.server.review;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Versions")
class ReportController {

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/api/v1/programs/{appId}/versions/{version}/report")
    @Operation(summary = "Says what a version consists of, and what a reviewer should look at; nothing of it is run")
    StaticReport report(Caller caller, @PathVariable AppId appId, @PathVariable String version) {
        return reports.of(caller, appId, version);
    }
}
