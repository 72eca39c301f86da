package io.minihost.compiler.wxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WxmlNormalizerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<view wx:for-items=\"{{l}}\" wx:for-item=\"x\"/> | <view wx:for=\"{{l}}\" wx:for-item=\"x\"/>",
                "<image src=https://a.b/c?d=1&e/> | <image src=\"https://a.b/c?d=1&e\"/>",
                "<image src={{a > 1 ? \"x\" : y}} b/> | <image src='{{a > 1 ? \"x\" : y}}' b/>",
                "<view a = b c/> | <view a = \"b\" c/>",
                "<view wx:key=\"{{item.id}}\"/> | <view wx:key=\"id\"/>",
                "<view wx:key='{{item}}'/> | <view wx:key='*this'/>",
                "<view wx:key=\"{{index + 1}}\"/> | <view wx:key=\"\"/>",
                "<!-- <view wx:for-items=a> --><view/> | <!-- <view wx:for-items=a> --><view/>",
                "<wxs module=\"m\">if (a<b) c=d</wxs><view a=b/> | <wxs module=\"m\">if (a<b) c=d</wxs><view a=\"b\"/>",
                "<view class=\"{{a ? \"x=y\" : 'z'}}\">a=b</view> | <view class=\"{{a ? \"x=y\" : 'z'}}\">a=b</view>",
                "text < more = less | text < more = less",
                "<text>a\\nb{{'c\\n'}}<text>d\\n</text></text>e\\n | <text>a&#10;b{{'c\\n'}}<text>d&#10;</text></text>e\\n",
                "<view class=\"a\" id=b class='c'/> | <view           id=\"b\" class='c'/>",
                "<view bindtap=\"a\" bind:tap=\"b\" catchtap=\"c\"/> | <view             bind:tap=\"b\" catchtap=\"c\"/>",
                "<a b=\"{{c}\"><d e=\"{{f}}\"/></a> | <a b=\"&#123;&#123;c}\"><d e=\"{{f}}\"/></a>",
                "<a b=\"{{c}\" d=\"{{e}}\"/> | <a b=\"&#123;&#123;c}\" d=\"{{e}}\"/>",
                "<a b=\"{{c}\">d</a>}} | <a b=\"&#123;&#123;c}\">d</a>}}",
                "<a>{{b}</a>{{c}} | <a>&#123;&#123;b}</a>{{c}}",
                "{{a} b {{c}} | &#123;&#123;a} b {{c}}",
                "{{'</a>'}}{{a < b}}{{'}}'}}{{ {a:{b:1}} }} | {{'</a>'}}{{a < b}}{{'}}'}}{{ {a:{b:1}} }}",
                "<a b=\"{{c ? \"d\" : \">\"}}\"/> | <a b=\"{{c ? \"d\" : \">\"}}\"/>",
                "<a></b></a></a><c/> | <a>    </a>    <c/>",
                "<a><b></a><c/></b> | <a><b></a><c/>",
                "</ a><b/> | <b/>",
                "<view a=\"open | <view a=\"open",
                "<view a= | <view a=",
            })
    void mends(String written, String mended) {
        assertThat(WxmlNormalizer.mend(written).text().strip()).isEqualTo(mended);
    }

    @Test
    void keepsEverythingElseToTheLetter() {
        String text = "\n<view\n  class='a'\tb>{{ a < b }}\r\n</view  >\n<input/>\u00a0";
        assertThat(WxmlNormalizer.mend(text).text()).isEqualTo(text);
    }

    @Test
    void tellsWhatCannotBeMeant() {
        assertThat(WxmlNormalizer.mend("<a>\n </b>\n{{c}\n<d e\n e/>").problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .containsExactly("2:2 </b> ends nothing", "3:1 {{ without }}", "5:2 e is given twice; the last counts");
    }

    @Test
    void staysQuickWhateverIsOpen() {
        for (String piece : List.of("{{", "{{'", "{{\"'", "{{a<", "</a>", "<a b c b ", "<a b=\"{{c\">")) {
            assertThat(WxmlNormalizer.mend(piece.repeat(100_000)).text()).isNotNull();
        }
    }

    @Test
    void tellsElementsWithTheirLines() {
        assertThat(WxmlNormalizer.mend("<view>\n<my-card/>\n<view/></view>").tags())
                .containsEntry("view", 1)
                .containsEntry("my-card", 2)
                .hasSize(2);
    }

    @Test
    void tellsWhereNestingIsTooDeep() {
        assertThat(WxmlNormalizer.mend("<view>\n".repeat(100) + "</view>".repeat(100))
                        .excess())
                .isNull();
        assertThat(WxmlNormalizer.mend("<view>\n".repeat(200)).excess())
                .extracting(TemplateProblem::line)
                .isEqualTo(129);
    }
}
