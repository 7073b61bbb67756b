// An export of an older website with one section of many articles, for load more
// and paging.

import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** How many articles the large section holds. */
export const CROWD = 75;
/** Id of its oldest article. */
export const OLDEST = 2000;
/** Id of the article that shares a topic with the articles of another section. */
export const FAIR = OLDEST + 10;
/** How many articles the other section holds. */
const POTTERS = 7;

const item = (nth) => {
  const id = OLDEST + nth;
  const at = new Date(Date.UTC(2022, 0, 1 + nth, 3));
  const day = at.toISOString().slice(0, 10);
  return `<item>
<title>Phiên chợ thứ ${nth + 1} của làng Vọng</title>
<link>https://cholang.example/phien-cho-${nth + 1}-${id}.html</link>
<dc:creator><![CDATA[toasoan]]></dc:creator>
<content:encoded><![CDATA[<p>Phiên chợ thứ ${nth + 1} họp từ mờ sáng, có thúng mẹt và gốm sành.</p>
<p>Người bán ngồi dọc bờ đê, người mua đi theo từng nhóm nhỏ.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${day} 10:00:00</wp:post_date>
<wp:post_date_gmt>${day} 03:00:00</wp:post_date_gmt>
<wp:post_name>phien-cho-${nth + 1}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password>
<category domain="category" nicename="cho-phien"><![CDATA[Chợ phiên]]></category>${id === FAIR ? TOPIC : ''}
</item>`;
};

const TOPIC = '<category domain="post_tag" nicename="lo-nung"><![CDATA[Lò nung]]></category>';

const potter = (nth) => `<item>
<title>Thợ gốm ${nth + 1} nhóm lò đêm</title>
<link>https://cholang.example/tho-gom-${nth + 1}.html</link>
<dc:creator><![CDATA[toasoan]]></dc:creator>
<content:encoded><![CDATA[<p>Mẻ gốm ra lò lúc gà gáy, đất còn ấm tay.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${1000 + nth}</wp:post_id>
<wp:post_date>2021-05-1${nth} 10:00:00</wp:post_date>
<wp:post_date_gmt>2021-05-1${nth} 03:00:00</wp:post_date_gmt>
<wp:post_name>tho-gom-${nth + 1}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password>
<category domain="category" nicename="nghe-gom"><![CDATA[Nghề gốm]]></category>${TOPIC}
</item>`;

/** Writes the export; returns its path. */
export async function crowdedExport() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tinlang-export-'));
  const file = path.join(folder, 'crowd.wxr.xml');
  const potters = Array.from({ length: POTTERS }, (_, nth) => potter(nth));
  const items = [...potters, ...Array.from({ length: CROWD }, (_, nth) => item(nth))].join('\n');
  await writeFile(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Chợ Làng</title>
<link>https://cholang.example</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://cholang.example</wp:base_site_url>
<wp:base_blog_url>https://cholang.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[toasoan]]></wp:author_login><wp:author_display_name><![CDATA[Tòa soạn Chợ Làng]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>cho-phien</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Chợ phiên]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>nghe-gom</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Nghề gốm]]></wp:cat_name></wp:category>
${items}
</channel>
</rss>
`,
  );
  return file;
}
