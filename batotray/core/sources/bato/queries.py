"""The two questions asked of Bato's GraphQL endpoint, generation v3. The arguments are `ID!`; `String!` was refused."""

ENDPOINT = "/apo/"

DETAILS = """
query details($id: ID!) {
  get_content_comicNode(id: $id) {
    id
    data {
      id name altNames authors artists genres origLang originalStatus originalPubFrom originalPubTill
      uploadStatus readDirection summary { text }
      stat_score_val stat_count_votes stat_count_scores { field count } stat_count_follows stat_count_reviews
      stat_count_post_reply stat_count_views { field count } stat_count_emotions { field count }
    }
  }
}
"""

CHAPTERS = """
query chapters($comicId: ID!) {
  get_content_chapterList(comicId: $comicId) {
    id
    data {
      id dname title urlPath serial lang dateCreate datePublic
      stat_count_views_guest stat_count_views_login stat_count_post_reply
      userNode { data { name } } groupNodes { data { name } }
    }
  }
}
"""
