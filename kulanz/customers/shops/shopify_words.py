"""What is asked of Shopify, in GraphQL."""

# Shopify keeps each for twelve months: https://shopify.dev/docs/api/usage/versioning
VERSION = "2026-10"

_MONEY = "{ presentmentMoney { amount currencyCode } }"
_LINES = f"""
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ title quantity sku requiresShipping discountedTotalSet {_MONEY} }}
"""

ORDERS = f"""
query ($first: Int!, $after: String, $query: String) {{
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {{
    pageInfo {{ hasNextPage endCursor }}
    nodes {{
      id name test email createdAt processedAt updatedAt cancelledAt customerLocale
      displayFinancialStatus displayFulfillmentStatus
      billingAddress {{ name }}
      totalPriceSet {_MONEY}
      lineItems(first: 20) {{ {_LINES} }}
      refunds(first: 10) {{ id createdAt note totalRefundedSet {_MONEY} }}
      fulfillments(first: 5) {{ createdAt trackingInfo(first: 3) {{ company number url }} }}
    }}
  }}
}}
"""

MORE_LINES = f"""
query ($id: ID!, $after: String) {{
  order(id: $id) {{ lineItems(first: 250, after: $after) {{ {_LINES} }} }}
}}
"""

MORE_REFUNDS = f"""
query ($id: ID!) {{
  order(id: $id) {{ refunds(first: 250) {{ id createdAt note totalRefundedSet {_MONEY} }} }}
}}
"""

PRODUCTS = """
query ($first: Int!, $after: String, $query: String) {
  products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title updatedAt onlineStoreUrl
      variants(first: 1) { nodes { sku inventoryItem { requiresShipping } } }
    }
  }
}
"""

LOOK = "query { orders(first: 1) { nodes { id } } products(first: 1) { nodes { id } } }"

DISCOUNT = """
mutation ($told: DiscountCodeBasicInput!) {
  discount: discountCodeBasicCreate(basicCodeDiscount: $told) {
    codeDiscountNode { id }
    userErrors { field code message }
  }
}
"""

FREE_SHIPPING = """
mutation ($told: DiscountCodeFreeShippingInput!) {
  discount: discountCodeFreeShippingCreate(freeShippingCodeDiscount: $told) {
    codeDiscountNode { id }
    userErrors { field code message }
  }
}
"""

DISCOUNT_OF_CODE = "query ($code: String!) { known: codeDiscountNodeByCode(code: $code) { id } }"

DISCOUNTS_USED = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on DiscountCodeNode {
      id
      codeDiscount {
        ... on DiscountCodeBasic { asyncUsageCount }
        ... on DiscountCodeFreeShipping { asyncUsageCount }
      }
    }
  }
}
"""

DISCOUNT_END = """
mutation ($id: ID!) {
  ended: discountCodeDeactivate(id: $id) { userErrors { field code message } }
}
"""

PAYMENTS = f"""
query ($id: ID!) {{
  order(id: $id) {{
    transactions(first: 100) {{ id kind status gateway parentTransaction {{ id }} amountSet {_MONEY} }}
  }}
}}
"""

REFUND = f"""
mutation ($told: RefundInput!, $key: String!) {{
  made: refundCreate(input: $told) @idempotent(key: $key) {{
    refund {{ id createdAt note totalRefundedSet {_MONEY} }}
    userErrors {{ field message }}
  }}
}}
"""
