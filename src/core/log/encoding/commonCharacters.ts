/**
 * Characters that are frequent in a language's texts, logs included: a tenth of a percent of what an
 * encoding can write, and half of what is written. A text that is read in a wrong encoding has few.
 */
export const COMMON = {
  /** Simplified Chinese: the most frequent ideographs, and those of error messages. */
  simplified:
    '的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从错误文件失败成功警告信息开始结束完数据训练加载模型步骤运行启动处理连接请求服务器内存超时异常存路径找目录第次读取写入保下载检查初化配置参版本已未正确输结果线程',
  /** Traditional Chinese, likewise. */
  traditional:
    '的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三小軍二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從錯誤文件檔案失敗成功警告資訊開始結束完數據訓練載入模型步驟執行啟動處理連接連線請求伺服器記憶體逾時異常存路徑找目錄第次讀取寫保下檢查初化設定參版本已未正確輸結果緒程',
  /** Japanese beside its syllabaries. */
  japanese:
    '日一大年中会人本月長国出上生者子行自分場事時間者文字件数失敗成功開始終了完処理実行警告設定読込書保存取得接続起動学習訓練検証結果入力出力不正見指定名前対象変更確認状態',
  /** Korean: the most frequent syllables. */
  korean:
    '이다는의에가을를은한고하지로도사기어리나아있인시서해정자대그일보수라과니전부들스만여장제적상공국주조원안선거되습합요동구오신했면으성인위경모년트음데파업실패작료류확인못할없찾연결서버메모리시간초학습완행요청응답중단값입력출력설오',
} as const;

/** Full-width punctuation, which all encodings of East Asia have. */
export const EAST_ASIAN_PUNCTUATION = '，。：；！？（）、“”…《》【】「」『』・～　';
