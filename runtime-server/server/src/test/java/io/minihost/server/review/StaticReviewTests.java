package io.minihost.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.server.programs.Zips;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a review finds in the files of a program, and what it does not. */
class StaticReviewTests {

    private static final ReviewRules RULES = new ReviewRules(JsonMapper.shared());

    private final Map<String, String> files = new LinkedHashMap<>(Zips.files("x"));

    private StaticReport report() throws BundleRejected {
        var bundle = new BundleReader(Limits.DEFAULT).read(Zips.zip(files));
        return StaticReview.of("1", bundle, RULES, Set.of("https://api.example.com"));
    }

    /** Put together here, so that nobody's search for keys finds this file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA|IOSFODNN7EXAMPLE",
                "LTAI|5tAbCdEfGhIjKlMnOpQr",
                "gh|p_0123456789abcdefghijABCDEFGHIJ012345",
                "xox|b-123456789012-abcdefghij",
                "-----BEGIN RSA |PRIVATE KEY-----",
                "sk_|live_0123456789abcdefABCD",
                "mysql|://root:hunter2@db.example.com/shop",
                "glpat|-0123456789abcdefghij",
                "oapi.dingtalk.com/robot/send?access_|token=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void findsKeys(String parts) throws BundleRejected {
        var key = parts.replace("|", "");
        files.put("utils/config.js", "// keys\nmodule.exports = { key: \"" + key + "\" };\n");
        var found = report().secrets();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().file()).isEqualTo("utils/config.js");
        assertThat(found.getFirst().line()).isEqualTo(2);
        assertThat(found.getFirst().shown()).hasSizeLessThan(8);
    }

    /** Places of findings are looked up, not counted from the beginning each time. */
    @Test
    void aLongFileWithManyFindingsIsReadOnce() throws BundleRejected {
        var lines = new StringBuilder("/*");
        IntStream.range(0, 500_000).forEach(lines::append);
        lines.append("*/\n");
        for (var line = 0; line < 1000; line++) {
            lines.append("eval('x");
            lines.append(line).append("');wx.zz").append(line).append("q('https://h");
            lines.append(line).append(".example.com');\n");
        }
        files.put("a.js", lines.toString());
        var report = report();
        assertThat(report.dynamicCode()).hasSize(300);
        assertThat(report.dynamicCode().getLast().line()).isEqualTo(301);
        assertThat(report.domains()).hasSize(300);
    }

    @Test
    void findsSecretsOfThePlatform() throws BundleRejected {
        files.put("a.js", "const appSecret = '0123456789abcdef" + "0123456789abcdef';");
        assertThat(report().secrets()).extracting(StaticReport.Finding::what).containsExactly("mini-program-secret");
    }

    @Test
    void takesNoHashForAKey() throws BundleRejected {
        files.put("a.js", "const hash = '0123456789abcdef0123456789abcdef'; const password = input.value;");
        assertThat(report().secrets()).isEmpty();
    }

    @Test
    void findsKeysFarInALongLine() throws BundleRejected {
        files.put("a.js", "var a=1;".repeat(5_000) + "k='AKIA" + "IOSFODNN7EXAMPLE'");
        assertThat(report().secrets()).hasSize(1);
        files.put("a.js", " ".repeat(3_990) + "k='AKIA" + "IOSFODNN7EXAMPLE'");
        assertThat(report().secrets()).as("over the end of a piece, once").hasSize(1);
    }

    @Test
    void findsCodeMadeOfText() throws BundleRejected {
        files.put("a.js", """
                // eval('no')
                const text = "eval('no')"; const r = /eval('no')/;
                eval(text);
                new Function('return 1');
                setTimeout("tick()", 10);
                setTimeout(tick, 10); this.eval(1); evaluate(1);
                """);
        assertThat(report().dynamicCode())
                .extracting(one -> one.what() + " " + one.line())
                .containsExactly("eval 3", "new Function 4", "setTimeout 5");
    }

    @Test
    void listsServersAndHostApis() throws BundleRejected {
        files.put("a.js", """
                wx.request({ url: 'https://api.example.com/a' }); wx.request({ url: `https://api.example.com/${x}` });
                wx.getLocation({}); // wx.chooseImage https://never.example.com
                const other = "wss://hm.baidu.com:8443/x";
                """);
        var report = report();
        assertThat(report.domains())
                .extracting(one -> one.origin() + " " + one.count() + " " + one.isListed() + " " + one.isTracker())
                .containsExactly("https://api.example.com 2 true false", "wss://hm.baidu.com:8443 1 false true");
        assertThat(report.apis())
                .extracting(one -> one.name() + " " + one.count() + " " + one.isSensitive())
                .containsExactly("getLocation 1 true", "request 2 false");
    }

    @Test
    void findsPagesThatNothingLeadsTo() throws BundleRejected {
        files.put("app.json", "{\"pages\":[\"pages/index/index\",\"pages/used/used\",\"pages/left/alone\"]}");
        for (var page : new String[] {"pages/used/used", "pages/left/alone"}) {
            files.put(page + ".js", "Page({})");
            files.put(page + ".wxml", "<view/>");
        }
        files.put("pages/index/index.wxml", "<navigator url=\"../used/used\">go</navigator>");
        var report = report();
        assertThat(report.pages()).hasSize(3);
        assertThat(report.deadPages()).containsExactly("pages/left/alone");
    }

    @Test
    void listsFilesPackagesAndLicences() throws BundleRejected {
        files.put("miniprogram_npm/@vant/weapp/index.js", "/*! SPDX-License-Identifier: MIT */ module.exports = {};");
        files.put("miniprogram_npm/dayjs/index.js", "x".repeat(2_000));
        var report = report();
        assertThat(report.packages()).containsExactly("@vant/weapp", "dayjs");
        assertThat(report.files().getFirst().path()).isEqualTo("miniprogram_npm/dayjs/index.js");
        assertThat(report.fileCount()).isEqualTo(files.size());
        assertThat(report.licences()).extracting(StaticReport.Finding::what).containsExactly("MIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "`${", "/*", "/[", "a = 'x\n'y", "\\", "\"\\", "x = /", "return/a'/.test(b)"})
    void survivesWhatIsNoScript(String text) throws BundleRejected {
        assertThat(ScriptText.of(text).code()).hasSameSizeAs(text);
        files.put("a.js", text);
        assertThat(report().dynamicCode()).isEmpty();
    }
}
