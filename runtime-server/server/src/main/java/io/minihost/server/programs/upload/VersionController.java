package io.minihost.server.programs.upload;

import io.minihost.bundle.BundleRejected;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.Uploaded;
import io.minihost.server.programs.versions.VersionList;
import io.minihost.server.programs.versions.VersionNumber;
import io.minihost.server.programs.versions.VersionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/versions")
@Tag(name = "Versions")
class VersionController {

    private final Uploads uploads;
    private final VersionList versions;

    VersionController(Uploads uploads, VersionList versions) {
        this.uploads = uploads;
        this.versions = versions;
    }

    @PutMapping(
            path = "/{version}",
            consumes = {"application/zip", "application/x-zip-compressed", "application/octet-stream"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Uploads a development version",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/zip",
                                            schema = @Schema(type = "string", format = "binary"))))
    Uploaded upload(Caller caller, @PathVariable AppId appId, @PathVariable String version, HttpServletRequest request)
            throws IOException {
        var number = new VersionNumber(version);
        try {
            return uploads.upload(caller, appId, number, request.getContentLengthLong(), request.getInputStream());
        } catch (BundleRejected e) {
            throw Problem.unprocessable("The bundle was refused; nothing of it was kept.")
                    .code("bundle_refused")
                    .with("problems", e.problems());
        }
    }

    @DeleteMapping("/{version}/upload")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancels an upload that waits or is compiled")
    void cancel(Caller caller, @PathVariable AppId appId, @PathVariable String version) {
        uploads.cancel(caller, appId, new VersionNumber(version));
    }

    @GetMapping("/{version}")
    @Operation(summary = "Shows a version")
    ResponseEntity<VersionView> get(Caller caller, @PathVariable AppId appId, @PathVariable String version) {
        return VersionView.answer(versions.one(caller, appId, version));
    }

    @GetMapping
    @Operation(summary = "Lists a program's versions, newest first")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {VersionView[].class, VersionPage.class})))
    Object list(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        return query.isAsked() ? versions.of(caller, appId, query) : versions.of(caller, appId);
    }

    /** What is answered to those who ask for a page. */
    private record VersionPage(
            List<VersionView> items, @Nullable String next) {}
}
