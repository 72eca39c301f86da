package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.bundle.config.ComponentConfig;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells of elements in templates that are neither built in nor a component that the template may use. */
final class Elements {

    private static final Set<String> KNOWN = Set.of(
            ("view text image button input textarea scroll-view swiper swiper-item navigator icon checkbox checkbox-group radio "
                            + "radio-group switch slider form label block slot template import include wxs picker picker-view "
                            + "picker-view-column progress rich-text video audio canvas map camera live-player live-pusher "
                            + "web-view open-data official-account ad ad-custom cover-view cover-image movable-area "
                            + "movable-view page-meta navigation-bar match-media page-container root-portal share-element "
                            + "editor editor-portal functional-page-navigator keyboard-accessory selection voip-room "
                            + "channel-live channel-video store-product store-home store-coupon grid-view sticky-header "
                            + "sticky-section list-view list-builder nested-scroll-header nested-scroll-body "
                            + "draggable-sheet snapshot span double-tap-gesture-handler force-press-gesture-handler "
                            + "horizontal-drag-gesture-handler long-press-gesture-handler pan-gesture-handler "
                            + "scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler open-container "
                            + "open-data-list open-data-item aria-component loading toast modal action-sheet "
                            + "action-sheet-item action-sheet-cancel")
                    .split(" "));

    private final Bundle bundle;
    private final List<Problem> problems;

    Elements(Bundle bundle, List<Problem> problems) {
        this.bundle = bundle;
        this.problems = problems;
    }

    /**
     * Looks at one use.
     *
     * @param path of the template; imported ones may be meant for any component and are let be
     * @param use line and name with a space between
     */
    void used(String path, String use) {
        ComponentConfig config = bundle.components().get(path);
        int space = use.indexOf(' ');
        String tag = use.substring(space + 1);
        if (config == null
                || KNOWN.contains(tag)
                || config.usingComponents().containsKey(tag)
                || bundle.app().usingComponents().containsKey(tag)
                || config.json().path("componentGenerics").has(tag)) {
            return;
        }
        String hint = KNOWN.contains(tag.toLowerCase(Locale.ROOT)) ? "; names are written in lower case" : "";
        problems.add(new Problem(
                path + ".wxml",
                Integer.valueOf(use.substring(0, space)),
                null,
                Problem.Severity.WARNING,
                "Unknown element <" + tag + ">" + hint));
    }
}
